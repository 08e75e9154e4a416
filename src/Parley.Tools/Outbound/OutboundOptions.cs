namespace Parley.Tools.Outbound;

/// <summary>Bounds on what comes back.</summary>
internal sealed record OutboundOptions
{
    /// <summary>Of one answer, unpacked, in bytes.</summary>
    public long LargestResponse { get; init; } = 1024 * 1024;

    /// <summary>Of a stream of events, which is read piece by piece, in bytes.</summary>
    public long LargestEventStream { get; init; } = 32 * 1024 * 1024;

    public int MostRedirects { get; init; } = 5;

    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>A name's addresses are looked up and checked anew when its connections are this old.</summary>
    public TimeSpan ConnectionLifetime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Failures in a row of one host before it is left alone.</summary>
    public int FailuresToBreak { get; init; } = 5;

    /// <summary>How long it is left alone.</summary>
    public TimeSpan BreakTime { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Who gave up after this long without an answer met a failure, not a mood.</summary>
    public TimeSpan SlowAnswer { get; init; } = TimeSpan.FromSeconds(3);
}
