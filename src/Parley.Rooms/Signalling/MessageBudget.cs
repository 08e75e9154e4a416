namespace Parley.Rooms;

/// <summary>A token bucket: <paramref name="perSecond"/> messages a second, <paramref name="burst"/> at once. One thread at a time.</summary>
internal sealed class MessageBudget(int perSecond, int burst, TimeProvider clock)
{
    private const int BurstSeconds = 4;

    private double _left = burst;
    private long _filledAt = clock.GetTimestamp();

    /// <summary>Four seconds' worth at once.</summary>
    public MessageBudget(int perSecond, TimeProvider clock)
        : this(perSecond, perSecond * BurstSeconds, clock)
    {
    }

    public bool TrySpend()
    {
        var now = clock.GetTimestamp();
        _left = Math.Min(burst, _left + clock.GetElapsedTime(_filledAt, now).TotalSeconds * perSecond);
        _filledAt = now;
        if (_left < 1)
            return false;
        _left--;
        return true;
    }
}
