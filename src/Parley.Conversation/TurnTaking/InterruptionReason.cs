namespace Parley.Conversation.TurnTaking;

/// <summary>Why the agent's speech was ended before its end.</summary>
internal enum InterruptionReason
{
    BargeIn,
    TypedText,

    /// <summary>The caller went on speaking before anything was heard: the turn is open again.</summary>
    TurnResumed,

    /// <summary>Nothing came, or nothing more came, within the watchdog's bound.</summary>
    Watchdog,

    /// <summary>Something more fitting is to be said instead.</summary>
    Replaced,
    Closing,
}
