namespace Parley.Speech;

/// <summary>What a recogniser heard in one utterance, so far (interim) or for good (final).</summary>
/// <param name="Text">The whole utterance's text, not an increment. Empty when nothing was understood.</param>
/// <param name="IsFinal">No further transcript of this utterance follows.</param>
/// <param name="Start">Start of the speech on the timeline of the frames that went in.</param>
/// <param name="End">End of the audio this text covers.</param>
/// <param name="Words">Word times where the engine knows them; empty otherwise.</param>
public sealed record Transcript(string Text, bool IsFinal, TimeSpan Start, TimeSpan End, IReadOnlyList<WordTiming> Words);
