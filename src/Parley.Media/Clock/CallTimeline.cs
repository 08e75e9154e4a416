namespace Parley.Media;

/// <summary>One call's time: both directions, transcripts and recording count from its creation. Any thread.</summary>
public sealed class CallTimeline(TimeProvider clock)
{
    private readonly long _start = clock.GetTimestamp();

    public TimeProvider Clock { get; } = clock;

    /// <summary>Time since creation.</summary>
    public TimeSpan Position => Clock.GetElapsedTime(_start);

    /// <summary>Where a moment noted with <see cref="TimeProvider.GetTimestamp"/> of the same clock stands; negative before creation.</summary>
    public TimeSpan PositionOf(long timestamp) => Clock.GetElapsedTime(_start, timestamp);
}
