using Parley.Calls;
using Parley.Flows;
using Parley.Guardrails;
using Parley.Handoff;
using Parley.Records;

namespace Parley.Dialogue.Guarding;

/// <summary>Calls a person where a guardrail says so. Without hand-offs in this process nobody is called.</summary>
internal sealed class GuardrailHandoffs(IHandoffs? handoffs, ISensitiveText? sensitive)
{
    private const int LastTurns = 8;

    /// <returns>The fact that a person was called; null when none was.</returns>
    public async ValueTask<CallEvent.HandedOff?> RaiseAsync(ReplyRequest request, GuardrailVerdict.Block block, CancellationToken cancellationToken)
    {
        if (handoffs is null || ReasonOf(block) is not { } reason || !request.Agent.Handoff.Triggers.Contains(reason))
            return null;

        // A reply begun ahead calls nobody before its turn is one.
        await request.Committed.WaitAsync(cancellationToken);
        var record = Write(request, block, reason);
        var receipt = await handoffs.RaiseAsync(record, cancellationToken);
        return new CallEvent.HandedOff(TimeSpan.Zero, receipt.Id, reason, record.Queue);
    }

    private HandoffRecord Write(ReplyRequest request, GuardrailVerdict.Block block, HandoffReason reason)
    {
        var policy = request.Agent.Handoff;
        var turns = request.History.Append(new Utterance(Speaker.Caller, request.UserText)).TakeLast(LastTurns);
        return new HandoffRecord(
            request.Call, request.UserId, request.Channel, request.Agent.AgentName, reason,
            $"Guardrail {block.Finding.Guardrail}: {block.Finding.Category}.", "", new Dictionary<string, SlotValue>(),
            [.. turns.Select(turn => turn with { Text = sensitive?.Mask(turn.Text, request.Agent, MaskingTarget.Event) ?? turn.Text })],
            policy.Queues.GetValueOrDefault(reason, policy.DefaultQueue),
            reason is HandoffReason.MedicalEmergency ? HandoffUrgency.Immediate : HandoffUrgency.Soon,
            request.Call.Clock.GetUtcNow());
    }

    private static HandoffReason? ReasonOf(GuardrailVerdict.Block block) =>
        Enum.TryParse<HandoffReason>(block.HandoffReason?.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var reason) ? reason : null;
}
