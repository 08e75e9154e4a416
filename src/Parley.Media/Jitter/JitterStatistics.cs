namespace Parley.Media;

/// <summary>What a jitter buffer has seen, in packets since its creation, and its present delay.</summary>
public readonly record struct JitterStatistics
{
    public long Received { get; init; }

    public long Duplicates { get; init; }

    /// <summary>Arrived after a later packet had, but in time.</summary>
    public long Reordered { get; init; }

    /// <summary>Arrived after their turn: they count as lost as well.</summary>
    public long Late { get; init; }

    public long Lost { get; init; }

    /// <summary>Lost packets that were rebuilt from the next one's copy.</summary>
    public long Recovered { get; init; }

    /// <summary>Frames put in to lengthen the delay, or bridging a wait for late packets.</summary>
    public long Expanded { get; init; }

    /// <summary>Frames left out to shorten the delay.</summary>
    public long Accelerated { get; init; }

    /// <summary>Malformed or oversized packets.</summary>
    public long Refused { get; init; }

    /// <summary>The delay aimed at.</summary>
    public TimeSpan TargetDelay { get; init; }

    /// <summary>The counts of both; the delay is the greater.</summary>
    public JitterStatistics And(JitterStatistics other) => new()
    {
        Received = Received + other.Received,
        Duplicates = Duplicates + other.Duplicates,
        Reordered = Reordered + other.Reordered,
        Late = Late + other.Late,
        Lost = Lost + other.Lost,
        Recovered = Recovered + other.Recovered,
        Expanded = Expanded + other.Expanded,
        Accelerated = Accelerated + other.Accelerated,
        Refused = Refused + other.Refused,
        TargetDelay = TargetDelay > other.TargetDelay ? TargetDelay : other.TargetDelay,
    };
}
