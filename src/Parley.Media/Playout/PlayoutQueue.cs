using Parley.Audio;
using Parley.Calls;

namespace Parley.Media;

public sealed class PlayoutQueue : IPlayout, IMediaTick, IDisposable
{
    public PlayoutQueue(CallTimeline timeline, IPlayoutSink sink, PlayoutOptions? options = null) => throw new NotImplementedException();

    public AudioFormat Format => AudioFormat.Wideband;

    public TimeSpan Heard => throw new NotImplementedException();

    public TimeSpan? FirstHeardAt => throw new NotImplementedException();

    public IAudioTap? Tap { get; set; }

    public PlayoutGeneration Begin() => throw new NotImplementedException();

    public ValueTask<bool> WriteAsync(PlayoutGeneration generation, AudioFrame frame, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<TimeSpan> DrainAsync(PlayoutGeneration generation, CancellationToken cancellationToken) => throw new NotImplementedException();

    public TimeSpan Clear() => throw new NotImplementedException();

    public void Pause(bool paused) => throw new NotImplementedException();

    public void ExpectLoss(int percent) => throw new NotImplementedException();

    public void OnTick() => throw new NotImplementedException();

    public void Dispose() => throw new NotImplementedException();
}
