using Parley.Audio;

namespace Parley.Speech;

/// <summary>A piece of synthesised speech and the words that begin in it.</summary>
/// <param name="Audio">Position counts from the start of the utterance. The frame owns its samples.</param>
/// <param name="Words">Words (as written in the text given) that begin within this audio, with times on the same timeline; the last word of a sentence may end later.</param>
public readonly record struct SynthesizedSpeech(AudioFrame Audio, IReadOnlyList<WordTiming> Words);
