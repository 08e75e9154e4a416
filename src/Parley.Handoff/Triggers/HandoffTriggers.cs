using Parley.Agents;

namespace Parley.Handoff.Triggers;

internal sealed class HandoffTriggers : IHandoffTriggers
{
    /// <summary>Below it a turn counts as not understood.</summary>
    private const double Understanding = 0.5;

    public (HandoffSignals State, HandoffTrigger? Trigger) Next(HandoffSignals state, HandoffSignal signal, HandoffPolicy policy) => signal switch
    {
        HandoffSignal.Said said => Heard(state, said, policy),
        HandoffSignal.Understood { Confidence: >= Understanding } => (state with { NotUnderstood = 0 }, null),
        HandoffSignal.Understood => Counted(
            state with { NotUnderstood = state.NotUnderstood + 1 }, state.NotUnderstood + 1, HandoffReason.LowConfidence, "turns in a row were not understood.", policy),
        HandoffSignal.StepSucceeded => (state with { Failures = 0 }, null),
        HandoffSignal.StepFailed => Counted(
            state with { Failures = state.Failures + 1 }, state.Failures + 1, HandoffReason.RepeatedFailure, "steps in a row failed.", policy),
        HandoffSignal.AskedForPerson => Raise(state, HandoffReason.AskedForPerson, "The caller asked for a person.", policy),
        HandoffSignal.Emergency => Raise(state, HandoffReason.MedicalEmergency, "The caller spoke of an emergency.", policy),
        HandoffSignal.PaymentDisputed => Raise(state, HandoffReason.PaymentDispute, "The caller disputes a payment.", policy),
        HandoffSignal.LegalMatter => Raise(state, HandoffReason.LegalRisk, "The caller spoke of legal steps.", policy),
        HandoffSignal.Demanded demanded => Raise(state, demanded.Reason, demanded.Detail, policy),
        HandoffSignal.PolicyBlocked blocked => Raise(state, HandoffReason.PolicyBlock, blocked.Detail, policy),
        HandoffSignal.SystemFailed failed => Raise(state, HandoffReason.SystemError, failed.Detail, policy),
        _ => (state, null),
    };

    private static (HandoffSignals, HandoffTrigger?) Heard(HandoffSignals state, HandoffSignal.Said said, HandoffPolicy policy)
    {
        var text = said.Text;
        var points = AngerText.Points(text, said.IsLost ? null : state.LastSaid);
        var anger = points > 0 ? state.Anger + points : Math.Max(0, state.Anger - 1);
        var heard = state with { Anger = anger, LastSaid = AngerText.Plain(text) };
        // The matter before the mood: who hears of a lawsuit need not be told that its caller is upset.
        if (MatterText.IsLegal(text) && Raise(heard, HandoffReason.LegalRisk, "The caller spoke of legal steps.", policy) is (var legal, { } raised))
            return (legal, raised);
        if (MatterText.IsPaymentDispute(text) && Raise(heard, HandoffReason.PaymentDispute, "The caller disputes a payment.", policy) is (var disputed, { } dispute))
            return (disputed, dispute);
        return anger < AngerText.Angry ? (heard, null) : Raise(heard with { Anger = 0 }, HandoffReason.Anger, "The caller is upset.", policy);
    }

    private static (HandoffSignals, HandoffTrigger?) Counted(HandoffSignals state, int count, HandoffReason reason, string what, HandoffPolicy policy)
    {
        if (count < policy.FailuresInARow)
            return (state, null);
        var afresh = reason == HandoffReason.LowConfidence ? state with { NotUnderstood = 0 } : state with { Failures = 0 };
        return Raise(afresh, reason, $"{count} {what}", policy);
    }

    private static (HandoffSignals, HandoffTrigger?) Raise(HandoffSignals state, HandoffReason reason, string detail, HandoffPolicy policy)
    {
        var isRepeatable = reason is HandoffReason.AskedForPerson or HandoffReason.MedicalEmergency;
        if (!policy.Triggers.Contains(reason) || (!isRepeatable && state.Raised.Contains(reason)))
            return (state, null);
        var queue = policy.Queues.GetValueOrDefault(reason) ?? policy.DefaultQueue;
        return (state with { Raised = state.Raised.Add(reason) }, new HandoffTrigger(reason, HandoffUrgencies.Of(reason), queue, detail));
    }
}
