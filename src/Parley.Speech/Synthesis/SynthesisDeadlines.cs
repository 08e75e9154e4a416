namespace Parley.Speech.Synthesis;

/// <param name="FirstAudio">From the first sentence to the first audio.</param>
/// <param name="BetweenAudio">Between pieces of audio, while the engine has text to speak.</param>
internal sealed record SynthesisDeadlines(TimeSpan FirstAudio, TimeSpan BetweenAudio);
