namespace Parley.Media;

/// <summary>Bounds of the adaptive delay.</summary>
public sealed record JitterBufferOptions
{
    /// <summary>Least delay a packet is held, however calm the network.</summary>
    public TimeSpan MinimumDelay { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Most delay the network's jitter may cost; what comes later than that is lost.</summary>
    public TimeSpan MaximumDelay { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>The share of packets that must be in time at the chosen delay, 0 to 1.</summary>
    public double InTime { get; init; } = 0.97;
}
