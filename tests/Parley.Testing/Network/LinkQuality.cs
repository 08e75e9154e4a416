namespace Parley.Testing.Network;

/// <summary>How badly a link treats datagrams, in each direction.</summary>
/// <param name="Loss">The share that never arrives, 0 to 1.</param>
/// <param name="Reordering">The share that arrives <see cref="Late"/> later than its neighbours, 0 to 1.</param>
/// <param name="Jitter">Each datagram is delayed by up to so much, evenly spread, in order.</param>
public sealed record LinkQuality(double Loss = 0, double Reordering = 0, TimeSpan Jitter = default)
{
    /// <summary>Two packets of 20 ms later.</summary>
    public static TimeSpan Late { get; } = TimeSpan.FromMilliseconds(45);
}
