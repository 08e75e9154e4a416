namespace Parley.Media;

/// <summary>
/// Smooths tick times into positions exactly 20 ms apart, so that a tick's lateness leaves no hole in a recording. Jumps forward, never
/// back, once real time has run away by more than the clock catches up.
/// </summary>
internal struct TickPositions
{
    private TimeSpan? _next;

    /// <summary>The position of this tick. Call it once a tick.</summary>
    public TimeSpan Next(TimeSpan now)
    {
        var position = _next is { } expected && now - expected <= MediaClock.MaximumStall ? expected : now;
        _next = position + MediaClock.Period;
        return position;
    }
}
