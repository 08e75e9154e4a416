using System.Collections.Concurrent;

namespace Parley.Simulation.Time;

/// <summary>
/// A clock and the one thread that lives on it: all code started inside <see cref="Run"/> continues there, one piece after the other, and time moves on
/// only once nothing is left to do. What a library takes to other threads is waited for before the next piece, so that the order of things never hangs on
/// the pace of the machine. A call of minutes takes milliseconds and goes the same way every time.
/// </summary>
internal sealed class VirtualTime(DateTimeOffset start) : SynchronizationContext
{
    /// <summary>Real time to wait for what comes from outside of the process when no timer is left.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Unbounded: whoever posts must not wait for the thread that may be waiting for it.
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _work = [];
    private readonly OtherThreads _others = new(TimeProvider.System);
    private int _thread;
    private int _fromOutside;

    public VirtualClock Clock { get; } = new(start);

    /// <summary>Whether the simulated process dies now; asked after every piece of work, and whatever is left then never happens.</summary>
    public Func<bool> IsKilled { get; set; } = () => false;

    /// <summary>How often another thread came back.</summary>
    public int FromOutside => _fromOutside;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (Environment.CurrentManagedThreadId != _thread)
            Interlocked.Increment(ref _fromOutside);
        _work.Add((d, state));
    }

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Starts work on the calling thread, which must be none of the pool's, and lets time pass until it is done.</summary>
    /// <exception cref="ProcessKilledException"><see cref="IsKilled"/> said so.</exception>
    /// <exception cref="TimeoutException">It was not within <paramref name="atMost"/> of virtual time, or waits for nothing that will come.</exception>
    public T Run<T>(Func<Task<T>> work, TimeSpan atMost, CancellationToken cancellationToken)
    {
        if (Thread.CurrentThread.IsThreadPoolThread)
            throw new InvalidOperationException("Virtual time waits for the thread pool and cannot be part of it.");
        var before = Current;
        SetSynchronizationContext(this);
        _thread = Environment.CurrentManagedThreadId;
        try
        {
            var task = work();
            var until = Clock.Elapsed + atMost;
            for (Settle(); !task.IsCompleted; Settle())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (IsKilled())
                    throw new ProcessKilledException();
                if (Clock.Elapsed > until)
                    throw new TimeoutException($"Not done after {atMost} of virtual time.");
                if (!Clock.MoveOn() && !ComesBack())
                    throw new TimeoutException("Nothing is left that could happen.");
            }

            return task.GetAwaiter().GetResult();
        }
        finally
        {
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

    private bool ComesBack()
    {
        if (!_work.TryTake(out var work, Patience))
            return false;
        work.Callback(work.State);
        return true;
    }

    private void Settle()
    {
        for (_others.Rest(); !IsKilled() && _work.TryTake(out var work); _others.Rest())
            work.Callback(work.State);
    }
}
