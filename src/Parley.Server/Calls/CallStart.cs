namespace Parley.Server.Calls;

/// <summary>How an attempt to start a call went.</summary>
internal abstract record CallStart
{
    private CallStart() { }

    /// <summary>The agent sits in the room.</summary>
    public sealed record Started : CallStart;

    public sealed record Full(TimeSpan RetryAfter) : CallStart;

    public sealed record Stopping : CallStart;

    /// <summary>The agent found no seat; the log says why.</summary>
    public sealed record Failed : CallStart;
}
