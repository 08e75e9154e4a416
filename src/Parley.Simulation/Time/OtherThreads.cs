namespace Parley.Simulation.Time;

/// <summary>
/// Tells when the thread pool is at rest. Libraries take work there; time must stand still until it is back, or the machine's pace would decide what
/// comes first. A worker counts as busy from before it takes work until it finds none, so that nothing is between a queue and a worker unseen.
/// For one thread, which is none of the pool's.
/// </summary>
internal sealed class OtherThreads
{
    /// <summary>Real time. A worker that does not move for so long waits for something else, which is nothing to wait for.</summary>
    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(1);

    private int _stuck;

    /// <summary>Until nothing is done there any more.</summary>
    public void Rest()
    {
        if (AreAtRest())
            return;
        var (done, since) = (ThreadPool.CompletedWorkItemCount, TimeProvider.System.GetTimestamp());
        for (var spin = new SpinWait(); !AreAtRest(); spin.SpinOnce(sleep1Threshold: -1))
        {
            if (TimeProvider.System.GetElapsedTime(since) < Stuck)
                continue;
            if (ThreadPool.CompletedWorkItemCount == done && ThreadPool.PendingWorkItemCount == 0)
                _stuck = Busy();
            (done, since) = (ThreadPool.CompletedWorkItemCount, TimeProvider.System.GetTimestamp());
        }
    }

    /// <summary>In this order: what was taken from the queue before is seen as a busy worker after.</summary>
    private bool AreAtRest()
    {
        if (ThreadPool.PendingWorkItemCount > 0)
            return false;
        var busy = Busy();
        _stuck = Math.Min(_stuck, busy);
        return busy <= _stuck;
    }

    private static int Busy()
    {
        ThreadPool.GetMaxThreads(out var all, out _);
        ThreadPool.GetAvailableThreads(out var free, out _);
        return all - free;
    }
}
