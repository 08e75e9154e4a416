namespace Parley.Media;

/// <summary>
/// Learns how late packets come against the fastest of the last seconds: a histogram that forgets, whose high percentile is the delay to
/// hold. The reference is a minimum over a sliding window, so that the two sides' clocks may drift. Times in 100 ns ticks.
/// </summary>
internal sealed class DelayEstimator
{
    private const long Step = 5 * TimeSpan.TicksPerMillisecond;
    private const int Buckets = 80;

    /// <summary>Half of what is known is from the last 230 packets, some five seconds.</summary>
    private const float Memory = 0.997f;

    private static readonly long HalfWindow = TimeSpan.FromSeconds(2.5).Ticks;

    private readonly float[] _shares = new float[Buckets];
    private long _observed;
    private long _windowEnd;
    private long _earlierMinimum;
    private long _minimum;

    /// <summary>The least transit (arrival minus media time) of the last 2.5 to 5 s.</summary>
    public long Reference => Math.Min(_earlierMinimum, _minimum);

    public bool IsEmpty => _observed == 0;

    public void Observe(long transit, long arrivedAt)
    {
        if (IsEmpty)
        {
            (_earlierMinimum, _minimum) = (long.MaxValue, transit);
            _windowEnd = arrivedAt + HalfWindow;
        }
        else if (arrivedAt > _windowEnd)
        {
            (_earlierMinimum, _minimum) = (_minimum, transit);
            _windowEnd = arrivedAt + HalfWindow;
        }

        _minimum = Math.Min(_minimum, transit);
        _observed++;
        // The first packets weigh alike, so that a bad network is known after a second and not after ten.
        var keep = Math.Min(Memory, 1 - 1f / _observed);
        for (var bucket = 0; bucket < Buckets; bucket++)
            _shares[bucket] *= keep;
        _shares[Math.Clamp((transit - Reference) / Step, 0, Buckets - 1)] += 1 - keep;
    }

    /// <summary>The lateness that <paramref name="share"/> of the packets did not exceed.</summary>
    public TimeSpan Percentile(double share)
    {
        var sum = 0f;
        for (var bucket = 0; bucket < Buckets; bucket++)
            if ((sum += _shares[bucket]) >= share)
                return TimeSpan.FromTicks((bucket + 1) * Step);
        return TimeSpan.FromTicks(IsEmpty ? 0 : Buckets * Step);
    }

    public void Reset()
    {
        Array.Clear(_shares);
        _observed = 0;
    }
}
