using System.Runtime.CompilerServices;
using Parley.Calls;
using Parley.Dialogue.Deadlines;
using Parley.Guardrails;
using Parley.Handoff;
using Parley.Records;

namespace Parley.Dialogue.Guarding;

/// <summary>
/// Holds what callers say and what agents answer to the agent's guardrails: the caller's words before anything understands them, the answer
/// sentence by sentence before it is spoken. A blocked text is answered by the rule itself; whether a person is called for it is decided outside.
/// </summary>
internal sealed class GuardedReplyGenerator(IReplyGenerator inner, IGuardrailChain chain, SpokenMask mask) : IReplyGenerator
{
    public async IAsyncEnumerable<ReplyPart> ReplyAsync(ReplyRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // First of all, so that a card number said over several turns is gone from all of them before anything reads them.
        request = mask.For(request, MaskingTarget.Dialogue);
        var heard = await InspectAsync(request, GuardrailStage.UserText, request.UserText, [], cancellationToken);
        foreach (var part in Found(GuardrailStage.UserText, heard))
            yield return part;
        if (heard.Block is not null && request.IsPersonsMatter)
            yield break;
        if (heard.Block is { } block)
        {
            // The caller hears what to do before anything else is done.
            yield return new ReplyPart.Text(heard.Text);
            yield return SignalOf(block) ?? new ReplyPart.Signalled(new HandoffSignal.PolicyBlocked(DetailOf(block)));
            yield break;
        }

        await foreach (var part in AnswerAsync(request with { UserText = heard.Text }, cancellationToken))
            yield return part;
    }

    private async IAsyncEnumerable<ReplyPart> AnswerAsync(ReplyRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (gate, evidence, remarks) = (new SentenceGate(), new List<string>(), new Remarks());
        await foreach (var part in inner.ReplyAsync(request, cancellationToken))
        {
            if (part is ReplyPart.Citation cited)
                evidence.Add(cited.Passage.Text);
            if (part is ReplyPart.Evidence found)
            {
                evidence.Add(found.Value);
                continue;
            }

            if (part is ReplyPart.Text { IsAuthored: true } authored)
                evidence.Add(authored.Value);
            if (part is not ReplyPart.Text text)
            {
                yield return part;
                continue;
            }

            await foreach (var said in SayAsync(request, gate.Add(text.Value), evidence, remarks, cancellationToken))
                yield return said;
        }

        await foreach (var said in SayAsync(request, gate.Rest(), evidence, remarks, cancellationToken))
            yield return said;
        foreach (var remark in remarks.Due())
            yield return remark;
    }

    private async IAsyncEnumerable<ReplyPart> SayAsync(
        ReplyRequest request, string sentences, IReadOnlyList<string> evidence, Remarks remarks, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(sentences))
        {
            if (sentences.Length > 0)
                yield return new ReplyPart.Text(sentences);
            yield break;
        }

        var verdict = await InspectAsync(request, GuardrailStage.Reply, sentences, evidence, cancellationToken);
        foreach (var part in Found(GuardrailStage.Reply, verdict))
            yield return part;
        foreach (var remark in remarks.Before(sentences))
            yield return remark;
        remarks.Add(verdict.Remarks);
        if (verdict.Text.Length > 0)
            yield return new ReplyPart.Text(Fitted(verdict.Text, sentences));
        if (verdict.Block is { } block && SignalOf(block) is { } signal)
            yield return signal;
    }

    /// <summary>What is said in place of sentences stands apart from those around it, as they did.</summary>
    private static string Fitted(string said, string insteadOf)
    {
        if (said == insteadOf)
            return said;
        var before = char.IsWhiteSpace(insteadOf[0]) && !char.IsWhiteSpace(said[0]) ? " " : "";
        return char.IsWhiteSpace(said[^1]) ? before + said : $"{before}{said} ";
    }

    private ValueTask<GuardrailOutcome> InspectAsync(
        ReplyRequest request, GuardrailStage stage, string text, IReadOnlyList<string> evidence, CancellationToken cancellationToken) =>
        chain.InspectAsync(
            new GuardrailSubject(request.Call, request.Agent, stage, text, evidence, stage is GuardrailStage.Reply ? request.UserText : "")
            {
                Asked = stage is GuardrailStage.UserText && request.Heard is [.., { Speaker: Speaker.Agent } last] ? last.Text : "",
            }, cancellationToken);

    private static IEnumerable<ReplyPart> Found(GuardrailStage stage, GuardrailOutcome outcome)
    {
        foreach (var finding in outcome.Findings)
            yield return new ReplyPart.Noted(new CallEvent.GuardrailFound(TimeSpan.Zero, stage, finding.Guardrail, finding.Category));
        if (outcome.Block?.HandoffReason is { } reason)
            yield return new ReplyPart.PersonOffered(reason);
    }

    private static ReplyPart.Signalled? SignalOf(GuardrailVerdict.Block block) =>
        Enum.TryParse<HandoffReason>(block.HandoffReason?.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var reason)
            ? new ReplyPart.Signalled(new HandoffSignal.Demanded(reason, DetailOf(block)))
            : null;

    private static string DetailOf(GuardrailVerdict.Block block) => $"Guardrail {block.Finding.Guardrail}: {block.Finding.Category}.";
}
