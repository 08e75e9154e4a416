using Parley.Audio;
using Parley.Calls;
using Parley.Media;

namespace Parley.Rooms;

/// <summary>A playout that also measures what leaves it, so that clients see the agent among the active speakers.</summary>
internal sealed class MeteredPlayout : IPlayout, IAudioTap
{
    private readonly PlayoutQueue _inner;
    private readonly LevelMeter _meter;

    public MeteredPlayout(PlayoutQueue inner, LevelMeter meter)
    {
        (_inner, _meter) = (inner, meter);
        inner.Tap = this;
    }

    public AudioFormat Format => _inner.Format;

    public AudioFormat FormatFor(int sampleRate) => _inner.FormatFor(sampleRate);

    public TimeSpan Heard => _inner.Heard;

    public TimeSpan? FirstHeardAt => _inner.FirstHeardAt;

    public IAudioTap? Tap { get; set; }

    public PlayoutGeneration Begin() => _inner.Begin();

    public ValueTask<bool> WriteAsync(PlayoutGeneration generation, AudioFrame frame, CancellationToken cancellationToken) =>
        _inner.WriteAsync(generation, frame, cancellationToken);

    public Task<TimeSpan> DrainAsync(PlayoutGeneration generation, CancellationToken cancellationToken) => _inner.DrainAsync(generation, cancellationToken);

    public TimeSpan Clear() => _inner.Clear();

    public void Pause(bool paused) => _inner.Pause(paused);

    public void OnFrame(in AudioFrame frame)
    {
        _meter.Observe((byte)Math.Clamp(-AudioLevel.Measure(frame.Samples.Span).Rms, 0, 127));
        Tap?.OnFrame(frame);
    }
}
