using Parley.Calls;

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

    /// <summary>An engine failed and the call went on by other means.</summary>
    public sealed record Degraded(TimeSpan At, string Engine, string Problem) : CallEvent(At);

    public sealed record Ended(TimeSpan At, HangUpReason Reason) : CallEvent(At);
}
