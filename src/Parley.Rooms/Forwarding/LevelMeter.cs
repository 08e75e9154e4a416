namespace Parley.Rooms;

/// <summary>
/// Collects RFC 6464 levels between two looks. One side writes on the media thread, the other reads on the room's: both are one
/// interlocked step on a word that packs the count of loud frames above the sum of their levels (40 bits).
/// </summary>
internal sealed class LevelMeter
{
    /// <summary>Frames at most this quiet (in -dBov) count as speech.</summary>
    private const byte LoudEnough = 35;

    private const int LoudShift = 40;

    private long _packed;

    /// <param name="level">In -dBov: 0 is loudest, 127 silence.</param>
    public void Observe(byte level)
    {
        if (level <= LoudEnough)
            Interlocked.Add(ref _packed, (1L << LoudShift) + level);
    }

    /// <summary>What came since the last look.</summary>
    /// <returns>How many frames were loud, and their mean level as an amplitude, 0 to 1.</returns>
    public (int LoudFrames, float Level) Take()
    {
        var packed = Interlocked.Exchange(ref _packed, 0);
        var loud = (int)(packed >> LoudShift);
        if (loud == 0)
            return (0, 0);
        var mean = (packed & ((1L << LoudShift) - 1)) / (double)loud;
        return (loud, (float)Math.Pow(10, -mean / 20));
    }
}
