using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading.Channels;
using System.Threading.Tasks.Sources;
using Parley.Audio;

namespace Parley.Media;

/// <summary>
/// A channel of frames whose arrays go round: each belongs to its one reader until that reads the next, then it is filled anew. What is
/// dropped for a reader that lags goes round as well. One writer, one reader, each on its own thread. A reader that waits goes on beside the
/// readers of other calls whose frames came at the same moment (<see cref="PhaseWork"/>).
/// </summary>
internal sealed class ReusedFrames : ChannelReader<AudioFrame>, IValueTaskSource<bool>, IThreadPoolWorkItem
{
    private readonly Channel<AudioFrame> _frames;
    private readonly Stack<short[]> _free = new();
    private readonly int _samples;
    private readonly Action _came;
    private ManualResetValueTaskSourceCore<bool> _wait;
    private ValueTaskAwaiter<bool> _coming;
    private AudioFrame _read;

    /// <param name="capacity">The oldest is dropped beyond it.</param>
    /// <param name="samples">In each frame.</param>
    public ReusedFrames(int capacity, int samples)
    {
        _samples = samples;
        _came = () => PhaseWork.Queue(this);
        _frames = Channel.CreateBounded<AudioFrame>(
            new BoundedChannelOptions(capacity)
            {
                FullMode = BoundedChannelFullMode.DropOldest,
                SingleWriter = true,
                SingleReader = true,
                // All that goes on on the writer's thread is that the reader is queued.
                AllowSynchronousContinuations = true,
            },
            TakeBack);
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

    public override ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<bool>(cancellationToken);
#pragma warning disable CA2012 // Asked for its result only once it says that it has one.
        _coming = _frames.Reader.WaitToReadAsync(cancellationToken).GetAwaiter();
#pragma warning restore CA2012
        if (_coming.IsCompleted)
            return ValueTask.FromResult(_coming.GetResult());
        _wait.Reset();
        var wait = new ValueTask<bool>(this, _wait.Version);
        _coming.UnsafeOnCompleted(_came);
        return wait;
    }

    void IThreadPoolWorkItem.Execute()
    {
        bool more;
        try
        {
            more = _coming.GetResult();
        }
        catch (Exception fault)
        {
            _wait.SetException(fault);
            return;
        }

        _wait.SetResult(more);
    }

    bool IValueTaskSource<bool>.GetResult(short token) => _wait.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => _wait.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _wait.OnCompleted(continuation, state, token, flags);

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
