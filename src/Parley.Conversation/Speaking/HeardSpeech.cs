using Parley.Speech;

namespace Parley.Conversation.Speaking;

/// <summary>What the caller heard of one speech.</summary>
/// <param name="Text">Cut at the last word that left the speaker whole; empty when nothing did.</param>
/// <param name="Words">Its words, on the call's timeline where the engine timed them.</param>
/// <param name="Start">First sample that left, on the call's timeline.</param>
/// <param name="End">Last sample that left.</param>
internal sealed record HeardSpeech(string Text, IReadOnlyList<WordTiming> Words, TimeSpan Start, TimeSpan End)
{
    /// <summary>All that was to be heard, as far as it was known by then.</summary>
    public string Meant { get; init; } = Text;

    public static HeardSpeech Nothing(TimeSpan at) => new("", [], at, at);
}
