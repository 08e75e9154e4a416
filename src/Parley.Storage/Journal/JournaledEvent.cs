using System.Text.Json;
using Parley.Records;
using Parley.Storage.Calls;

namespace Parley.Storage.Journal;

/// <summary>An event as viewers get it.</summary>
/// <param name="Sequence">Counts from 1 within the call; gaps are events that were only for live viewers.</param>
/// <param name="Name">The event's snake_case name, such as <c>turn_measured</c>.</param>
/// <param name="At">Since the start of the call.</param>
/// <param name="Data">JSON.</param>
public sealed record JournaledEvent(long Sequence, string Name, TimeSpan At, string Data)
{
    internal const string EndedName = "ended";

    /// <summary>Nothing follows in this call.</summary>
    public bool IsLast => Name == EndedName;

    internal static JournaledEvent Of(long sequence, CallEvent fact)
    {
        var at = fact.At.Milliseconds();
        var json = EventsJson.Default;
        var (name, data) = fact switch
        {
            CallEvent.Started => ("started", JsonSerializer.Serialize(new EventData.Moment(at), json.Moment)),
            CallEvent.CallerJoined e => ("caller_joined", JsonSerializer.Serialize(new EventData.CallerJoined(at, e.UserId), json.CallerJoined)),
            CallEvent.StateChanged e => ("state_changed", JsonSerializer.Serialize(new EventData.StateChanged(at, e.State), json.StateChanged)),
            CallEvent.Heard e => ("heard", JsonSerializer.Serialize(new EventData.Heard(at, e.SegmentId, e.InterimText), json.Heard)),
            CallEvent.Said e => ("said", JsonSerializer.Serialize(new EventData.Said(at, TranscriptRecord.Of(e.Entry)), json.Said)),
            CallEvent.Interrupted e => ("interrupted", JsonSerializer.Serialize(
                new EventData.Interrupted(at, e.Turn, e.DecisionToSilence.Milliseconds()), json.Interrupted)),
            CallEvent.FalseInterruption e => ("false_interruption", JsonSerializer.Serialize(
                new EventData.FalseInterruption(at, e.Turn), json.FalseInterruption)),
            CallEvent.TurnMeasured e => ("turn_measured", JsonSerializer.Serialize(
                new EventData.TurnMeasured(at, e.Turn, LatencyRecord.Of(e.Turn, e.Latency)), json.TurnMeasured)),
            CallEvent.PersonOffered e => ("person_offered", JsonSerializer.Serialize(new EventData.PersonOffered(at, e.Reason), json.PersonOffered)),
            CallEvent.Cited e => ("cited", JsonSerializer.Serialize(new EventData.Cited(at, e.Source, e.PassageId, e.Title), json.Cited)),
            CallEvent.ConsentAnswered e => ("consent_answered", JsonSerializer.Serialize(
                new EventData.ConsentAnswered(at, e.Consent), json.ConsentAnswered)),
            CallEvent.FlowMoved e => ("flow_moved", JsonSerializer.Serialize(new EventData.FlowMoved(at, e.Flow, e.Node), json.FlowMoved)),
            CallEvent.ToolFinished e => ("tool_finished", JsonSerializer.Serialize(
                new EventData.ToolFinished(at, e.Tool, e.Step, e.Outcome, e.Took.Milliseconds()), json.ToolFinished)),
            CallEvent.GuardrailFound e => ("guardrail_found", JsonSerializer.Serialize(
                new EventData.GuardrailFound(at, e.Stage, e.Guardrail, e.Category), json.GuardrailFound)),
            CallEvent.HandedOff e => ("handed_off", JsonSerializer.Serialize(
                new EventData.HandedOff(at, e.HandoffId, e.Reason, e.Queue), json.HandedOff)),
            CallEvent.HandoffWithdrawn e => ("handoff_withdrawn", JsonSerializer.Serialize(
                new EventData.HandoffWithdrawn(at, e.HandoffId), json.HandoffWithdrawn)),
            CallEvent.Degraded e => ("degraded", JsonSerializer.Serialize(new EventData.Degraded(at, e.Engine, e.Problem), json.Degraded)),
            CallEvent.Ended e => (EndedName, JsonSerializer.Serialize(new EventData.Ended(at, e.Reason), json.Ended)),
            _ => throw new InvalidOperationException($"{fact.GetType().Name} is no event this journal knows."),
        };
        return new JournaledEvent(sequence, name, fact.At, data);
    }
}
