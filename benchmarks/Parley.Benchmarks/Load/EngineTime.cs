using Parley.Media;

namespace Parley.Benchmarks.Load;

/// <summary>
/// The time that a stub engine takes, kept to a millisecond by a thread of its own. The runtime's timers tick with the kernel (every 4 ms here):
/// an engine that is late by as much as that would be told as the platform. What is done is handed over to the pool, as an answer from a socket is.
/// </summary>
internal sealed class EngineTime
{
    private readonly PriorityQueue<TaskCompletionSource, long> _running = new();
    private readonly TimeProvider _clock;

    public EngineTime(TimeProvider clock)
    {
        _clock = clock;
        new Thread(Run) { IsBackground = true, Name = "stub engines" }.Start();
    }

    public Task TakeAsync(TimeSpan work, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_running)
        {
            _running.Enqueue(done, _clock.GetTimestamp() + (long)(work.TotalSeconds * _clock.TimestampFrequency));
            Monitor.Pulse(_running);
        }

        return done.Task.WaitAsync(cancellationToken);
    }

    private void Run()
    {
        PreferredThread.ForPackets();
        lock (_running)
            while (true)
                if (!_running.TryPeek(out _, out var due))
                    Monitor.Wait(_running);
                else if (_clock.GetElapsedTime(_clock.GetTimestamp(), due) is { Ticks: > 0 } left)
                    Monitor.Wait(_running, (int)Math.Ceiling(left.TotalMilliseconds));
                else
                    _running.Dequeue().TrySetResult();
    }
}
