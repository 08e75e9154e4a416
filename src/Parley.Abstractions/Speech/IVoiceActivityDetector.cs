using Parley.Audio;

namespace Parley.Speech;

/// <summary>Tells speech from the rest, window by window. Keeps state: one instance a stream, one thread at a time, one window at a time.</summary>
public interface IVoiceActivityDetector : IDisposable
{
    /// <summary>Samples <see cref="SpeechProbabilityAsync"/> takes at once (512 for Silero at 16 kHz: 32 ms).</summary>
    int WindowSamples { get; }

    /// <summary>
    /// Completed at once where nothing is gained by waiting; otherwise within a fraction of a window, with the windows other streams have then.
    /// The next window is given when this one is answered, and nothing else is asked meanwhile.
    /// </summary>
    /// <param name="window">Exactly <see cref="WindowSamples"/> samples of <see cref="AudioFormat.Recognition"/>; copied.</param>
    /// <returns>0 (no speech) to 1 (speech). Awaited once.</returns>
    ValueTask<float> SpeechProbabilityAsync(ReadOnlySpan<short> window);

    /// <summary>Forgets the past, as at the start of a stream.</summary>
    void Reset();
}
