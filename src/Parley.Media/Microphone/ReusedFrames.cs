using System.Runtime.InteropServices;
using System.Threading.Channels;
using Parley.Audio;

namespace Parley.Media;

/// <summary>
/// A channel of frames whose arrays go round: each belongs to its one reader until that reads the next, then it is filled anew. What is
/// dropped for a reader that lags goes round as well. One writer, one reader, each on its own thread.
/// </summary>
internal sealed class ReusedFrames : ChannelReader<AudioFrame>
{
    private readonly Channel<AudioFrame> _frames;
    private readonly Stack<short[]> _free = new();
    private readonly int _samples;
    private AudioFrame _read;

    /// <param name="capacity">The oldest is dropped beyond it.</param>
    /// <param name="samples">In each frame.</param>
    public ReusedFrames(int capacity, int samples)
    {
        _samples = samples;
        _frames = Channel.CreateBounded<AudioFrame>(
            new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleWriter = true, SingleReader = true }, TakeBack);
    }

    public override bool CanCount => true;

    public override int Count => _frames.Reader.Count;

    public override Task Completion => _frames.Reader.Completion;

    /// <summary>A copy of these samples joins the queue.</summary>
    public void Write(AudioFormat format, TimeSpan position, ReadOnlySpan<short> samples)
    {
        var array = Free();
        samples.CopyTo(array);
        _frames.Writer.TryWrite(new AudioFrame(format, position, array));
    }

    public void Complete() => _frames.Writer.TryComplete();

    public override bool TryRead(out AudioFrame item)
    {
        if (!_frames.Reader.TryRead(out item))
            return false;
        TakeBack(_read);
        _read = item;
        return true;
    }

    public override ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default) => _frames.Reader.WaitToReadAsync(cancellationToken);

    private short[] Free()
    {
        lock (_free)
            return _free.TryPop(out var known) ? known : new short[_samples];
    }

    private void TakeBack(AudioFrame frame)
    {
        if (MemoryMarshal.TryGetArray(frame.Samples, out var kept) && kept.Array is { Length: > 0 } array)
            lock (_free)
                _free.Push(array);
    }
}
