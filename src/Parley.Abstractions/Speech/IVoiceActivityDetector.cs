using Parley.Audio;

namespace Parley.Speech;

/// <summary>Tells speech from the rest, window by window. Keeps state: one instance a stream, one thread at a time.</summary>
public interface IVoiceActivityDetector : IDisposable
{
    /// <summary>Samples <see cref="SpeechProbability"/> takes at once (512 for Silero at 16 kHz: 32 ms).</summary>
    int WindowSamples { get; }

    /// <param name="window">Exactly <see cref="WindowSamples"/> samples of <see cref="AudioFormat.Recognition"/>.</param>
    /// <returns>0 (no speech) to 1 (speech).</returns>
    float SpeechProbability(ReadOnlySpan<short> window);

    /// <summary>Forgets the past, as at the start of a stream.</summary>
    void Reset();
}
