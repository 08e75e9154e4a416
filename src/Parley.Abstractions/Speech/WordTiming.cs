namespace Parley.Speech;

/// <summary>A word and when it is spoken, on the timeline of the transcript or utterance it belongs to.</summary>
/// <param name="Text">The word as written in the text, punctuation included.</param>
public readonly record struct WordTiming(string Text, TimeSpan Start, TimeSpan End);
