using Parley.Calls;
using Parley.Guardrails;
using Parley.Handoff;

namespace Parley.Records;

/// <summary>A fact of a call, in the order it happened. <see cref="At"/> counts from the start of the call.</summary>
public abstract record CallEvent(TimeSpan At)
{
    public sealed record Started(TimeSpan At) : CallEvent(At);

    public sealed record CallerJoined(TimeSpan At, string UserId) : CallEvent(At);

    public sealed record StateChanged(TimeSpan At, AgentState State) : CallEvent(At);

    /// <summary>What the caller is saying, not yet final. For live views; not kept.</summary>
    public sealed record Heard(TimeSpan At, string SegmentId, string InterimText) : CallEvent(At);

    /// <summary>What one side said, for good. The agent's holds only what was heard.</summary>
    public sealed record Said(TimeSpan At, TranscriptEntry Entry) : CallEvent(At);

    /// <summary>The caller spoke into the agent's words and the agent stopped.</summary>
    public sealed record Interrupted(TimeSpan At, int Turn, TimeSpan DecisionToSilence) : CallEvent(At);

    /// <summary>The agent paused for what turned out to be no interruption, and went on.</summary>
    public sealed record FalseInterruption(TimeSpan At, int Turn) : CallEvent(At);

    public sealed record TurnMeasured(TimeSpan At, int Turn, TurnLatency Latency) : CallEvent(At);

    public sealed record PersonOffered(TimeSpan At, string Reason) : CallEvent(At);

    /// <summary>What an answer rested on.</summary>
    /// <param name="Source">The knowledge source.</param>
    /// <param name="PassageId">Stable within the source.</param>
    public sealed record Cited(TimeSpan At, string Source, string PassageId, string Title) : CallEvent(At);

    /// <summary>The caller agreed to be recorded, or did not.</summary>
    public sealed record ConsentAnswered(TimeSpan At, ConsentStatus Consent) : CallEvent(At);

    /// <summary>A flow stands at a node now; <paramref name="Node"/> is empty when the flow has ended.</summary>
    public sealed record FlowMoved(TimeSpan At, string Flow, string Node) : CallEvent(At);

    /// <summary>A tool call ended. <paramref name="Outcome"/>: <c>succeeded</c> or the outcome's stable code. Arguments and results are in the audit, not here.</summary>
    public sealed record ToolFinished(TimeSpan At, string Tool, string Step, string Outcome, TimeSpan Took) : CallEvent(At);

    /// <summary>A guardrail replaced or blocked a text. The words themselves are not kept.</summary>
    public sealed record GuardrailFound(TimeSpan At, GuardrailStage Stage, string Guardrail, string Category) : CallEvent(At);

    /// <summary>A person was called.</summary>
    public sealed record HandedOff(TimeSpan At, string HandoffId, HandoffReason Reason, string Queue) : CallEvent(At);

    /// <summary>The caller took a hand-off back before anybody saw to it.</summary>
    public sealed record HandoffWithdrawn(TimeSpan At, string HandoffId) : CallEvent(At);

    /// <summary>An engine failed and the call went on by other means.</summary>
    public sealed record Degraded(TimeSpan At, string Engine, string Problem) : CallEvent(At);

    public sealed record Ended(TimeSpan At, HangUpReason Reason) : CallEvent(At);
}
