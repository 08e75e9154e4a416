namespace Parley.Tools.Gateway.Limits;

/// <summary>
/// A token bucket on a given clock (the limiters of System.Threading.RateLimiting know only the machine's, so that nothing about them could be
/// tested on virtual time). Thread-safe.
/// </summary>
internal sealed class RateBucket(int perMinute, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private double _tokens = perMinute;
    private long _filledAt = clock.GetTimestamp();

    public bool TryTake()
    {
        lock (_gate)
        {
            var now = clock.GetTimestamp();
            _tokens = Math.Min(perMinute, _tokens + clock.GetElapsedTime(_filledAt, now).TotalMinutes * perMinute);
            _filledAt = now;
            if (_tokens < 1)
                return false;
            _tokens--;
            return true;
        }
    }
}
