namespace Parley.Calls;

/// <summary>Why a call came to its end.</summary>
public enum HangUpReason
{
    CallerLeft,
    AgentEnded,
    ServerStopping,
    TimedOut,
    Failed,
    /// <summary>The process died; found at the next start.</summary>
    Abnormal,
}
