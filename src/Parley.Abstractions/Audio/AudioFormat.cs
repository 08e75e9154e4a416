namespace Parley.Audio;

/// <summary>Sample rate in hertz and channel count of 16-bit linear PCM; channels are interleaved.</summary>
public readonly record struct AudioFormat(int SampleRate, int Channels)
{
    /// <summary>48 kHz mono: what Opus carries in a call.</summary>
    public static AudioFormat Wideband { get; } = new(48_000, 1);

    /// <summary>16 kHz mono: what voice activity detection and recognisers take.</summary>
    public static AudioFormat Recognition { get; } = new(16_000, 1);

    /// <summary>Samples (over all channels) that last <paramref name="duration"/>, rounded down.</summary>
    public int SamplesIn(TimeSpan duration) => (int)(duration.Ticks * SampleRate / TimeSpan.TicksPerSecond) * Channels;

    /// <summary>How long <paramref name="samples"/> (over all channels) last.</summary>
    public TimeSpan DurationOf(int samples) => TimeSpan.FromTicks((long)samples / Channels * TimeSpan.TicksPerSecond / SampleRate);
}
