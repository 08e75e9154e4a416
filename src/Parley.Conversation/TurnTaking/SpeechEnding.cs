namespace Parley.Conversation.TurnTaking;

/// <summary>How a speech ended, as far as turns are concerned.</summary>
internal abstract record SpeechEnding
{
    private SpeechEnding() { }

    /// <param name="HeardText">All of it; empty when there was nothing to say.</param>
    /// <param name="EndsCall">The reply asked for the call to end.</param>
    public sealed record Completed(string HeardText, bool EndsCall) : SpeechEnding;

    public sealed record Interrupted : SpeechEnding;

    /// <param name="HeardSome">Whether the caller heard the beginning.</param>
    public sealed record Failed(bool HeardSome) : SpeechEnding;
}
