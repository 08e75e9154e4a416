using Parley.Calls;
using Parley.Speech;

namespace Parley.Records;

/// <summary>One utterance in the transcript. Times count from the start of the call.</summary>
/// <param name="Turn">Counts caller turns from 1; 0 is what was said before the first, such as the greeting.</param>
/// <param name="Speaker">Whose words.</param>
/// <param name="Text">As heard.</param>
/// <param name="Start">First audible sample.</param>
/// <param name="End">Last audible sample.</param>
/// <param name="Interrupted">Whether it was cut off by the caller.</param>
/// <param name="Typed">Whether it was typed, not spoken.</param>
/// <param name="Words">Word times where known.</param>
public sealed record TranscriptEntry(
    int Turn,
    Speaker Speaker,
    string Text,
    TimeSpan Start,
    TimeSpan End,
    bool Interrupted,
    bool Typed,
    IReadOnlyList<WordTiming> Words);
