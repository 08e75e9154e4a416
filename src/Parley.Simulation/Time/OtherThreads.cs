namespace Parley.Simulation.Time;

/// <summary>
/// Tells when the thread pool is at rest. Libraries take work there; time must stand still until it is back, or the machine's pace would decide what
/// comes first. A worker counts as busy from before it takes work until it finds none, so that nothing is between a queue and a worker unseen.
/// For one thread, which is none of the pool's.
/// </summary>
/// <param name="time">Real time.</param>
internal sealed class OtherThreads(TimeProvider time)
{
    /// <summary>A worker that does not move for so long waits for something else, which is nothing to wait for.</summary>
    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(3);

    /// <summary>
    /// The most that passes between two looks, unless this thread did not run either: a machine that stood still, or is busy with others, tells nothing of
    /// a worker. A worker that can run gets about as much of a busy machine as this thread, which looks all the time.
    /// </summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(1);

    private int _stuck;
    private long _doneThen;

    /// <summary>Until nothing is done there any more.</summary>
    public void Rest()
    {
        if (AreAtRest())
            return;
        var (done, seen, waited) = (ThreadPool.CompletedWorkItemCount, time.GetTimestamp(), TimeSpan.Zero);
        for (var spin = new SpinWait(); !AreAtRest(); spin.SpinOnce(sleep1Threshold: -1))
        {
            var now = time.GetTimestamp();
            var passed = time.GetElapsedTime(seen, now);
            (seen, waited) = (now, waited + (passed < Look ? passed : Look));
            if (waited < Stuck)
                continue;
            if (ThreadPool.CompletedWorkItemCount == done && ThreadPool.PendingWorkItemCount == 0)
                (_stuck, _doneThen) = (Busy(), done);
            (done, waited) = (ThreadPool.CompletedWorkItemCount, TimeSpan.Zero);
        }
    }

    /// <summary>In this order: what was taken from the queue before is seen as a busy worker after.</summary>
    private bool AreAtRest()
    {
        if (ThreadPool.PendingWorkItemCount > 0)
            return false;
        var busy = Busy();
        // What was finished since may be what was stuck, and who is busy now another, who has to be waited for.
        if (_stuck > 0 && ThreadPool.CompletedWorkItemCount != _doneThen)
            _stuck = 0;
        return busy <= _stuck;
    }

    private static int Busy()
    {
        ThreadPool.GetMaxThreads(out var all, out _);
        ThreadPool.GetAvailableThreads(out var free, out _);
        return all - free;
    }
}
