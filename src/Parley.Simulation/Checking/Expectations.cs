namespace Parley.Simulation.Checking;

/// <summary>What has to be so after the call. Null: not looked at.</summary>
public sealed record Expectations
{
    /// <summary>Said by the agent in this order, with other things in between.</summary>
    public IReadOnlyList<string> Said { get; init; } = [];

    public IReadOnlyList<string> NotSaid { get; init; } = [];

    public IReadOnlyList<ExpectedTool> Tools { get; init; } = [];

    /// <summary>Not asked for, not even in vain.</summary>
    public IReadOnlyList<string> NoTools { get; init; } = [];

    /// <summary>All that are booked at the end, by fields.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>>? Appointments { get; init; }

    public IReadOnlyList<IReadOnlyDictionary<string, string>>? Tickets { get; init; }

    public IReadOnlyList<IReadOnlyDictionary<string, string>>? Handoffs { get; init; }

    /// <summary>In <c>snake_case</c>.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    public IReadOnlyList<string> NoEvents { get; init; } = [];

    /// <summary>Why the call ended.</summary>
    public string? Ended { get; init; }

    public bool? Recorded { get; init; }

    /// <summary>From the end of the caller's words to the agent's first; of every turn.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>The longest time for which the caller hears nothing before an answer or in the middle of one.</summary>
    public TimeSpan? Silence { get; init; }

    public int? ModelRequests { get; init; }

    public int? ModelRequestsAtMost { get; init; }

    public IReadOnlyList<ExpectedAnswer> ModelAnswers { get; init; } = [];

    /// <summary>Part of some request to the model.</summary>
    public IReadOnlyList<string> ModelTold { get; init; } = [];

    public IReadOnlyList<string> ModelNotTold { get; init; } = [];
}
