using System.Collections.Concurrent;

namespace Parley.Simulation.Time;

/// <summary>
/// A clock and the one thread that lives on it: all code started inside <see cref="Run"/> continues there, and time moves on only once nothing
/// is left to do. A call of minutes takes milliseconds and goes the same way every time.
/// </summary>
internal sealed class VirtualTime(DateTimeOffset start) : SynchronizationContext
{
    /// <summary>Real time to wait for work that other threads may still do when no timer is left.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Real time for work under way to come back; whatever takes longer waits for the clock.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(3);

    /// <summary>Goes along to whatever thread carries on for a call, and so tells when one does.</summary>
    private static readonly AsyncLocal<VirtualTime?> Flowing = new(Moved);

    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _work = [];
    private int _thread;
    private int _working;
    private int _outside;
    private bool _isQuiet;

    public VirtualClock Clock { get; } = new(start);

    /// <summary>How often another thread came back: where it is 0, nothing depended on the pace of the machine.</summary>
    public int FromOutside { get; private set; }

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (Environment.CurrentManagedThreadId != _thread)
            (FromOutside, _isQuiet) = (FromOutside + 1, false);
        _work.Add((d, state));
    }

    /// <summary>
    /// Work is under way that a library may take to other threads: time stands still until it comes back, or is found to wait for the clock itself.
    /// </summary>
    public void Work(bool isUnderWay) => (_working, _isQuiet) = (_working + (isUnderWay ? 1 : -1), false);

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Starts work on the calling thread and lets time pass until it is done.</summary>
    /// <exception cref="TimeoutException">It was not within <paramref name="atMost"/> of virtual time, or waits for nothing that will come.</exception>
    public T Run<T>(Func<Task<T>> work, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var before = Current;
        SetSynchronizationContext(this);
        _thread = Environment.CurrentManagedThreadId;
        Flowing.Value = this;
        try
        {
            var task = work();
            var until = Clock.Elapsed + atMost;
            for (Settle(); !task.IsCompleted; Settle())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (Clock.Elapsed > until)
                    throw new TimeoutException($"Not done after {atMost} of virtual time.");
                LetTimePass();
            }

            return task.GetAwaiter().GetResult();
        }
        finally
        {
            Flowing.Value = null;
            SetSynchronizationContext(before);
        }
    }

    public void Run(Func<Task> work, TimeSpan atMost, CancellationToken cancellationToken) => Run(
        async () =>
        {
            await work();
            return true;
        },
        atMost,
        cancellationToken);

    private void LetTimePass()
    {
        // Work that a library takes to another thread comes back in a moment; time stands still for it.
        while (_work.Count == 0 && (ThreadPool.PendingWorkItemCount > 0 || Volatile.Read(ref _outside) > 0))
            Thread.Yield();
        if (_work.Count > 0 || (_working > 0 && !_isQuiet && ComesBack(Moment)))
            return;
        _isQuiet = true;
        if (!Clock.MoveOn() && !ComesBack(Patience))
            throw new TimeoutException("Nothing is left that could happen.");
    }

    private static void Moved(AsyncLocalValueChangedArgs<VirtualTime?> change)
    {
        if (!change.ThreadContextChanged)
            return;
        change.PreviousValue?.Outside(-1);
        change.CurrentValue?.Outside(1);
    }

    private void Outside(int more)
    {
        if (Environment.CurrentManagedThreadId != _thread)
            Interlocked.Add(ref _outside, more);
    }

    private bool ComesBack(TimeSpan within)
    {
        if (!_work.TryTake(out var work, within))
            return false;
        work.Callback(work.State);
        return true;
    }

    private void Settle()
    {
        while (_work.TryTake(out var work))
            work.Callback(work.State);
    }
}
