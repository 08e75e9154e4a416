using System.Threading.Channels;

namespace Parley.Testing.Network;

/// <summary>Does things at their time, one after the other: what is due first comes first, and of two at once the one that was told first.</summary>
internal sealed class DelayLine : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<Action, (long At, long Order)> _due = new();
    private readonly TimeProvider _clock;

    // One pending wake-up says as much as many: the loop looks at everything.
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;
    private long _order;

    public DelayLine(TimeProvider clock)
    {
        _clock = clock;
        _running = RunAsync(_stop.Token);
    }

    public void After(TimeSpan delay, Action action)
    {
        lock (_gate)
            _due.Enqueue(action, (_clock.GetTimestamp() + (long)(delay.TotalSeconds * _clock.TimestampFrequency), _order++));
        _wake.Writer.TryWrite(true);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var woken = _wake.Reader.ReadAsync(cancellationToken).AsTask();
        while (!cancellationToken.IsCancellationRequested)
        {
            var wait = Next(out var action);
            action?.Invoke();
            if (action is not null)
                continue;
            await Task.WhenAny(woken, Task.Delay(wait ?? Timeout.InfiniteTimeSpan, _clock, cancellationToken));
            if (woken.IsCompleted)
                woken = _wake.Reader.ReadAsync(cancellationToken).AsTask();
        }
    }

    /// <returns>How long until there is something to do; null when nothing waits.</returns>
    private TimeSpan? Next(out Action? action)
    {
        action = null;
        lock (_gate)
        {
            if (!_due.TryPeek(out _, out var first))
                return null;
            // Read once: a wait that has meanwhile become negative would be one without end.
            var now = _clock.GetTimestamp();
            if (first.At > now)
                return _clock.GetElapsedTime(now, first.At);
            action = _due.Dequeue();
            return TimeSpan.Zero;
        }
    }
}
