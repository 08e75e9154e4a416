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
    /// <summary>Somebody who administers the room sent the agent away; the caller and the room stayed.</summary>
    AgentRemoved,
}
