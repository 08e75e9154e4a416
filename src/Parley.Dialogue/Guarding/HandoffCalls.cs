using Parley.Calls;
using Parley.Flows;
using Parley.Flows.Running;
using Parley.Guardrails;
using Parley.Handoff;
using Parley.Records;

namespace Parley.Dialogue.Guarding;

/// <summary>Writes the record of a trigger and raises it. What flows know of the call goes into it where the agent has flows.</summary>
internal sealed class HandoffCalls(IHandoffs handoffs, SpokenMask mask, DialogueRuntime? flows)
{
    private const int LastTurns = 8;

    /// <summary>What flows know makes a record better; a person who is called late, or never, makes it useless.</summary>
    private static readonly TimeSpan FlowsPatience = TimeSpan.FromSeconds(1);

    /// <summary>Bounded by the port, and not cut off when the caller interrupts: a person is needed all the same.</summary>
    /// <returns>What the caller is told, and the fact of it.</returns>
    public async Task<(string Tell, CallEvent.HandedOff Fact)> RaiseAsync(ReplyRequest request, HandoffTrigger trigger)
    {
        var record = await WriteAsync(request, trigger);
        var receipt = await handoffs.RaiseAsync(record, CancellationToken.None);
        return (receipt.Tell, new CallEvent.HandedOff(TimeSpan.Zero, receipt.Id, trigger.Reason, record.Queue));
    }

    /// <summary>All that were raised in the call so far, newest first, those of flows too.</summary>
    public ValueTask<IReadOnlyList<QueuedHandoff>> OfCallAsync(ReplyRequest request, CancellationToken cancellationToken) => handoffs.OfCallAsync(request.Call, cancellationToken);

    private async ValueTask<HandoffRecord> WriteAsync(ReplyRequest request, HandoffTrigger trigger)
    {
        try
        {
            if (flows is not null && request.Agent.Flows.Count > 0)
                return await FlowsRecordAsync(flows, request, trigger);
        }
        catch (Exception)
        {
            // The flows' state cannot be read, or not in time, which may be the very reason: a person is called with what is at hand.
        }

        var masked = mask.For(request, MaskingTarget.Event);
        return new HandoffRecord(
            request.Call, request.UserId, request.Channel, request.Agent.AgentName, trigger.Reason, trigger.Detail,
            masked.UserText.Length == 0 ? "" : $"The caller said: {masked.UserText}", new Dictionary<string, SlotValue>(),
            [.. masked.Heard.Append(new Utterance(Speaker.Caller, masked.UserText)).TakeLast(LastTurns)],
            trigger.Queue, trigger.Urgency, request.Call.Clock.GetUtcNow()) { Basis = mask.BasisOf(request) };
    }

    private static async Task<HandoffRecord> FlowsRecordAsync(DialogueRuntime flows, ReplyRequest request, HandoffTrigger trigger)
    {
        using var late = new CancellationTokenSource(FlowsPatience, request.Call.Clock);
        return await flows.RecordAsync(request, trigger, late.Token).AsTask().WaitAsync(late.Token);
    }
}
