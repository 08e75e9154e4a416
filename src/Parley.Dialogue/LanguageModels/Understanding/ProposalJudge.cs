using Parley.Dialogue.LanguageModels.Speculation;
using Parley.Flows;
using Parley.Understanding;

namespace Parley.Dialogue.LanguageModels.Understanding;

/// <summary>
/// Takes of a model's proposal what the readers of values confirm, and of its acts what the caller's words do not contradict. Each proposed
/// value is read by the same code as if the caller had said it in answer to that slot's question.
/// </summary>
internal sealed class ProposalJudge(ITurnUnderstanding readers, UnderstandingRequest request, UnderstoodTurn plain)
{
    /// <summary>Above the threshold for acting on it, below what wording alone can reach.</summary>
    private const double IntentScore = 0.7;

    /// <summary>What the readers found in the whole turn with at least this confidence is not overridden.</summary>
    private const double Sure = 0.75;

    /// <summary>A value that the model worked out rather than quoted has to be confirmed by the flow.</summary>
    private const double Derived = 0.6;

    public async ValueTask<UnderstoodTurn> JudgeAsync(TurnProposal proposal, CancellationToken cancellationToken)
    {
        var slots = new Dictionary<string, FoundValue>(plain.Slots);
        var rejected = new Dictionary<string, string>(plain.Rejected);
        foreach (var slot in request.Slots.Where(s => !s.IsSensitive && proposal.Slots.ContainsKey(s.Name)))
        {
            if (slots.TryGetValue(slot.Name, out var known) && known.Confidence >= Sure)
                continue;
            var (found, fault) = await ReadAsync(slot, proposal.Slots[slot.Name], proposal.Acts, cancellationToken);
            if (found is not null)
            {
                slots[slot.Name] = found;
                rejected.Remove(slot.Name);
            }
            else if (fault is not null && known is null)
            {
                rejected[slot.Name] = fault;
            }
        }

        // A turn that asks several things has its first one from its order, which a single answer does not tell.
        return plain.Also.Count > 0
            ? plain with { Slots = slots, Acts = Acts(proposal.Acts & ~CallerActs.Question), Rejected = rejected }
            : new UnderstoodTurn(Intents(proposal.Intent), slots, Acts(proposal.Acts), rejected) { Introduced = plain.Introduced };
    }

    private async ValueTask<(FoundValue? Found, string? Fault)> ReadAsync(
        SlotDefinition slot, (string Words, string Value) proposed, CallerActs acts, CancellationToken cancellationToken)
    {
        var isQuoted = proposed.Words.Length > 0 && IsSaid(proposed.Words);
        string? fault = null;
        foreach (var (text, isCallers) in ((string, bool)[])[(isQuoted ? proposed.Words : "", true), (proposed.Value, false)])
        {
            if (text.Length == 0)
                continue;
            var turn = await readers.UnderstandAsync(request with { Text = text, Asked = slot, Confirming = false, Slots = [slot], Intents = [] }, cancellationToken);
            if (turn.Slots.TryGetValue(slot.Name, out var read))
                return (Sourced(read, isCallers, acts), null);
            fault ??= turn.Rejected.GetValueOrDefault(slot.Name);
        }

        return (null, fault);
    }

    private static FoundValue Sourced(FoundValue read, bool isCallers, CallerActs acts) => read with
    {
        Value = isCallers ? read.Value : read.Value with { Source = ValueSource.Model },
        Confidence = isCallers ? read.Confidence : Math.Min(read.Confidence, Derived),
        IsCorrection = read.IsCorrection || acts.HasFlag(CallerActs.Correct),
    };

    /// <summary>The words stand in the turn, in this order and side by side.</summary>
    private bool IsSaid(string words)
    {
        var said = $" {string.Join(' ', SpokenForm.Words(request.Text))} ";
        return said.Contains($" {string.Join(' ', SpokenForm.Words(words))} ", StringComparison.Ordinal);
    }

    private IReadOnlyList<ScoredIntent> Intents(string? proposed)
    {
        if (proposed is null || !request.Intents.Any(i => i.Name == proposed))
            return plain.Intents;
        var score = Math.Max(IntentScore, plain.Intents.FirstOrDefault(i => i.Name == proposed)?.Score ?? 0);
        return
        [
            .. plain.Intents.Where(i => i.Name != proposed).Append(new ScoredIntent(proposed, score)).OrderByDescending(i => i.Score),
        ];
    }

    /// <summary>A no counts only where the words do not say yes, and to a question of yes or no "cancel" may be a yes, which models say for nobody.</summary>
    private CallerActs Acts(CallerActs proposed)
    {
        proposed &= ~TurnSchema.Untaken;
        if (request.Confirming)
            proposed &= ~CallerActs.Cancel;
        if (plain.Acts.HasFlag(CallerActs.Affirm))
            proposed &= ~CallerActs.Deny;
        return plain.Acts | proposed;
    }
}
