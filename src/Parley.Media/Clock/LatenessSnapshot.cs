using System.Numerics;

namespace Parley.Media;

/// <summary>
/// How late ticks came, as a histogram of microseconds whose steps are an eighth of their size. Immutable. Admission control takes two
/// and looks at the difference; metrics export the running one.
/// </summary>
public sealed class LatenessSnapshot
{
    internal const int Buckets = 200;

    private readonly long[] _counts;

    internal LatenessSnapshot(long[] counts, long skipped)
    {
        _counts = counts;
        Count = counts.Sum();
        Skipped = skipped;
    }

    /// <summary>Ticks measured.</summary>
    public long Count { get; }

    /// <summary>Times the clock gave up ticks because the machine had stood still for longer than could be caught up.</summary>
    public long Skipped { get; }

    /// <summary>The lateness that <paramref name="percent"/> (0 to 100) of the ticks did not exceed, to an eighth of itself; zero without ticks.</summary>
    public TimeSpan Percentile(double percent)
    {
        var wanted = Math.Max(1, (long)Math.Ceiling(Count * percent / 100));
        var seen = 0L;
        for (var bucket = 0; bucket < _counts.Length; bucket++)
            if ((seen += _counts[bucket]) >= wanted)
                return TimeSpan.FromMicroseconds(UpperEdge(bucket));
        return TimeSpan.Zero;
    }

    /// <summary>What was measured after <paramref name="earlier"/> was taken.</summary>
    public LatenessSnapshot Since(LatenessSnapshot earlier) =>
        new([.. _counts.Zip(earlier._counts, (now, before) => now - before)], Skipped - earlier.Skipped);

    internal static int BucketOf(long microseconds)
    {
        if (microseconds < 8)
            return (int)Math.Max(0, microseconds);
        var power = BitOperations.Log2((ulong)microseconds);
        return (int)Math.Min(Buckets - 1, (power - 2) * 8 + ((microseconds >> (power - 3)) & 7));
    }

    private static long UpperEdge(int bucket) =>
        bucket < 8 ? bucket + 1 : (long)(8 + bucket % 8 + 1) << (bucket / 8 - 1);
}
