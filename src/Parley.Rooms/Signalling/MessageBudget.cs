namespace Parley.Rooms;

/// <summary>A token bucket: <paramref name="perSecond"/> messages a second, four seconds' worth at once. One thread at a time.</summary>
internal sealed class MessageBudget(int perSecond, TimeProvider clock)
{
    private const int BurstSeconds = 4;

    private double _left = perSecond * BurstSeconds;
    private long _filledAt = clock.GetTimestamp();

    public bool TrySpend()
    {
        var now = clock.GetTimestamp();
        _left = Math.Min(perSecond * BurstSeconds, _left + clock.GetElapsedTime(_filledAt, now).TotalSeconds * perSecond);
        _filledAt = now;
        if (_left < 1)
            return false;
        _left--;
        return true;
    }
}
