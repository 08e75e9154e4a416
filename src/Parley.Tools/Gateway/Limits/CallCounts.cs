using System.Collections.Concurrent;
using Parley.Calls;

namespace Parley.Tools.Gateway.Limits;

/// <summary>Runs of each tool in each call. Calls nobody asked about for an hour are forgotten, so that memory stays bounded.</summary>
internal sealed class CallCounts(TimeProvider clock)
{
    private const int SweepAt = 4096;
    private static readonly TimeSpan SweepPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ForgottenAfter = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(CallId Call, string Tool), Tally> _counts = new();
    private long _sweptAt = clock.GetTimestamp();
    private int _added;

    internal int Count => _counts.Count;

    public bool TryTake(CallId call, string tool, int most)
    {
        if (!_counts.TryGetValue((call, tool), out var count))
        {
            // Counted here, for the dictionary would lock itself whole to count.
            if (Interlocked.Increment(ref _added) >= SweepAt)
                Sweep();
            count = _counts.GetOrAdd((call, tool), _ => new Tally());
        }

        Volatile.Write(ref count.LastAt, clock.GetTimestamp());
        return Interlocked.Increment(ref count.Runs) <= most;
    }

    private void Sweep()
    {
        var swept = Volatile.Read(ref _sweptAt);
        if (clock.GetElapsedTime(swept) < SweepPause || Interlocked.CompareExchange(ref _sweptAt, clock.GetTimestamp(), swept) != swept)
            return;
        foreach (var (key, count) in _counts)
            if (clock.GetElapsedTime(Volatile.Read(ref count.LastAt)) > ForgottenAfter)
                _counts.TryRemove(key, out _);
        Volatile.Write(ref _added, _counts.Count);
    }

    private sealed class Tally
    {
        public int Runs;
        public long LastAt;
    }
}
