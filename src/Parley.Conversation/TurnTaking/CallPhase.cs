namespace Parley.Conversation.TurnTaking;

internal enum CallPhase
{
    /// <summary>Nobody on the line yet.</summary>
    Waiting,
    Live,

    /// <summary>The last words are being said.</summary>
    Closing,
    Ended,
}
