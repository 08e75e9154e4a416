using Parley.Audio;

namespace Parley.Media;

/// <summary>
/// A playout queue's encoder, at the rate of the sound it was last given: made when something is first said, and anew when another voice takes
/// over. Guarded by its queue.
/// </summary>
internal sealed class SpeechEncoder(OpusEncoderOptions options) : IDisposable
{
    private OpusEncoderOptions _options = options;
    private OpusEncoder? _encoder;
    private volatile int _expectedLoss = options.PacketLossPercent;

    /// <summary>Opus takes these and no others (RFC 6716, section 2.1.3).</summary>
    public static ReadOnlySpan<int> Rates => [8_000, 12_000, 16_000, 24_000, 48_000];

    /// <summary>Of the frames <see cref="Encode"/> takes; 0 before the first.</summary>
    public int Rate { get; private set; }

    /// <summary>Samples of a frame at <see cref="Rate"/>.</summary>
    public int FrameSamples => new AudioFormat(Rate, 1).SamplesIn(MediaClock.Period);

    /// <summary>From here on frames have this rate; the next is coded without knowledge of the past.</summary>
    public void Begin(int rate)
    {
        if (rate == Rate)
        {
            _encoder!.Reset();
            return;
        }

        _encoder?.Dispose();
        _encoder = new OpusEncoder(_options with { SampleRate = rate });
        Rate = rate;
    }

    /// <summary>Of the frames to come, in percent. May be set on any thread, unguarded.</summary>
    public int ExpectedLoss
    {
        get => _expectedLoss;
        set => _expectedLoss = Math.Clamp(value, 0, 100);
    }

    public int Encode(ReadOnlySpan<short> samples, Span<byte> packet)
    {
        if (_options.PacketLossPercent != _expectedLoss)
        {
            _options = _options with { PacketLossPercent = _expectedLoss };
            _encoder!.ExpectLoss(_options.PacketLossPercent);
        }

        return _encoder!.Encode(samples, packet);
    }

    public void Dispose() => _encoder?.Dispose();
}
