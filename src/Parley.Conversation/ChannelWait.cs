using System.Runtime.CompilerServices;
using System.Threading.Channels;
using System.Threading.Tasks.Sources;

namespace Parley.Conversation;

/// <summary>
/// Waits for a channel's items again and again until cancelled, setting nothing aside for a wait: the library's own wait does once it may be
/// cancelled, and a call waits a hundred times a second. Continues in the context it was awaited in. For one consumer.
/// </summary>
internal sealed class ChannelWait<T> : IValueTaskSource<bool>, IDisposable
{
    private readonly ChannelReader<T> _reader;
    private readonly CancellationToken _cancelled;
    private readonly CancellationTokenRegistration _registration;
    private readonly Action _came;
    private readonly Lock _lock = new();
    private ManualResetValueTaskSourceCore<bool> _wait;
    private ValueTaskAwaiter<bool> _items;
    private bool _waiting;

    public ChannelWait(ChannelReader<T> reader, CancellationToken cancelled)
    {
        (_reader, _cancelled) = (reader, cancelled);
        _came = Came;
        _registration = cancelled.UnsafeRegister(static wait => ((ChannelWait<T>)wait!).GiveUp(), this);
    }

    /// <returns>False when the channel is complete.</returns>
    /// <exception cref="OperationCanceledException">Also when items are there.</exception>
    public ValueTask<bool> NextAsync()
    {
        _cancelled.ThrowIfCancellationRequested();
#pragma warning disable CA2012 // Asked for its result only once it says that it has one.
        _items = _reader.WaitToReadAsync(CancellationToken.None).GetAwaiter();
#pragma warning restore CA2012
        if (_items.IsCompleted)
            return ValueTask.FromResult(_items.GetResult());
        short version;
        lock (_lock)
        {
            _wait.Reset();
            version = _wait.Version;
            _waiting = true;
        }

        _items.UnsafeOnCompleted(_came);
        // Cancelled meanwhile, when there was no wait to give up yet.
        if (_cancelled.IsCancellationRequested)
            GiveUp();
        return new ValueTask<bool>(this, version);
    }

    /// <summary>Ends the registration; a wait of the channel's that was given up ends with the channel.</summary>
    public void Dispose() => _registration.Dispose();

    bool IValueTaskSource<bool>.GetResult(short token) => _wait.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => _wait.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _wait.OnCompleted(continuation, state, token, flags);

    private bool TryEnd()
    {
        lock (_lock)
        {
            var ends = _waiting;
            _waiting = false;
            return ends;
        }
    }

    private void Came()
    {
        bool more;
        try
        {
            more = _items.GetResult();
        }
        catch (Exception fault)
        {
            if (TryEnd())
                _wait.SetException(fault);
            return;
        }

        if (TryEnd())
            _wait.SetResult(more);
    }

    private void GiveUp()
    {
        if (!TryEnd())
            return;
        // Whoever cancels must not find itself running the consumer; with a context the consumer is called back there anyway.
        if (SynchronizationContext.Current is null)
            ThreadPool.UnsafeQueueUserWorkItem(static wait => wait.Fail(), this, preferLocal: false);
        else
            Fail();
    }

    private void Fail() => _wait.SetException(new OperationCanceledException(_cancelled));
}
