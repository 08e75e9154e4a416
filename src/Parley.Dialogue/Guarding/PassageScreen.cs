using Parley.Guardrails;
using Parley.Knowledge;
using Parley.Records;

namespace Parley.Dialogue.Guarding;

/// <summary>
/// Holds retrieved text to the agent's guardrails before a model reads it or an answer says it: whoever can write into a knowledge source could
/// else give the agent orders. A passage of which nothing is left is left out. Thread-safe.
/// </summary>
internal sealed class PassageScreen(IGuardrailChain? chain = null)
{
    public async ValueTask<ScreenedPassages> ScreenAsync(ReplyRequest request, IReadOnlyList<Passage> passages, CancellationToken cancellationToken)
    {
        if (chain is null || passages.Count == 0)
            return new ScreenedPassages(passages, []);
        var (kept, noted) = (new List<Passage>(passages.Count), new List<ReplyPart>());
        foreach (var passage in passages)
        {
            var screened = await chain.InspectAsync(
                new GuardrailSubject(request.Call, request.Agent, GuardrailStage.RetrievedText, passage.Text, []), cancellationToken);
            noted.AddRange(screened.Findings.Select(found =>
                new ReplyPart.Noted(new CallEvent.GuardrailFound(TimeSpan.Zero, GuardrailStage.RetrievedText, found.Guardrail, found.Category))));
            if (screened.Block is null && !string.IsNullOrWhiteSpace(screened.Text))
                kept.Add(screened.Text == passage.Text ? passage : passage with { Text = screened.Text });
        }

        return new ScreenedPassages(kept, noted);
    }
}
