using System.Collections.Concurrent;
using Parley.Calls;

namespace Parley.Tools.Gateway.Limits;

/// <summary>Runs of each tool in each call. Calls nobody asked about for an hour are forgotten, so that memory stays bounded.</summary>
internal sealed class CallCounts(TimeProvider clock)
{
    private const int SweepAt = 4096;
    private static readonly TimeSpan ForgottenAfter = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(CallId Call, string Tool), Count> _counts = new();

    public bool TryTake(CallId call, string tool, int most)
    {
        if (_counts.Count >= SweepAt)
            Sweep();
        var count = _counts.GetOrAdd((call, tool), _ => new Count());
        Volatile.Write(ref count.LastAt, clock.GetTimestamp());
        return Interlocked.Increment(ref count.Runs) <= most;
    }

    private void Sweep()
    {
        foreach (var (key, count) in _counts)
            if (clock.GetElapsedTime(Volatile.Read(ref count.LastAt)) > ForgottenAfter)
                _counts.TryRemove(key, out _);
    }

    private sealed class Count
    {
        public int Runs;
        public long LastAt;
    }
}
