using System.Text.Json.Serialization;
using Parley.Calls;
using Parley.Guardrails;
using Parley.Handoff;
using Parley.Storage.Calls;

namespace Parley.Storage.Journal;

/// <summary>The JSON data of each event; <c>at_ms</c> counts from the start of the call.</summary>
internal abstract record EventData([property: JsonPropertyOrder(-1)] long AtMs)
{
    public sealed record Moment(long AtMs) : EventData(AtMs);

    public sealed record CallerJoined(long AtMs, string UserId) : EventData(AtMs);

    public sealed record StateChanged(long AtMs, AgentState State) : EventData(AtMs);

    public sealed record Heard(long AtMs, string SegmentId, string InterimText) : EventData(AtMs);

    public sealed record Said(long AtMs, TranscriptRecord Entry) : EventData(AtMs);

    public sealed record Interrupted(long AtMs, int Turn, long DecisionToSilenceMs) : EventData(AtMs);

    public sealed record FalseInterruption(long AtMs, int Turn) : EventData(AtMs);

    public sealed record TurnMeasured(long AtMs, int Turn, LatencyRecord Latency) : EventData(AtMs);

    public sealed record PersonOffered(long AtMs, string Reason) : EventData(AtMs);

    public sealed record Cited(long AtMs, string Source, string PassageId, string Title) : EventData(AtMs);

    public sealed record ConsentAnswered(long AtMs, ConsentStatus Consent) : EventData(AtMs);

    public sealed record FlowMoved(long AtMs, string Flow, string Node) : EventData(AtMs);

    public sealed record ToolFinished(long AtMs, string Tool, string Step, string Outcome, long TookMs) : EventData(AtMs);

    public sealed record GuardrailFound(long AtMs, GuardrailStage Stage, string Guardrail, string Category) : EventData(AtMs);

    public sealed record HandedOff(long AtMs, string HandoffId, HandoffReason Reason, string Queue) : EventData(AtMs);

    public sealed record HandoffWithdrawn(long AtMs, string HandoffId) : EventData(AtMs);

    public sealed record Degraded(long AtMs, string Engine, string Problem) : EventData(AtMs);

    public sealed record Ended(long AtMs, HangUpReason Reason) : EventData(AtMs);
}
