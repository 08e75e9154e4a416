namespace Parley.Testing.Network;

/// <summary>Decides the fate of the datagrams of one direction, the same for the same seed and sequence. Thread-safe.</summary>
internal sealed class LinkDirection(LinkQuality quality, int seed, TimeProvider clock)
{
    private readonly Lock _gate = new();
#pragma warning disable CA5394 // A repeatable network, not a secret.
    private readonly Random _random = new(seed);
#pragma warning restore CA5394
    private DateTimeOffset _last;

    public long Lost { get; private set; }

    public long Passed { get; private set; }

    /// <returns>How long the next datagram takes; null when it is lost.</returns>
    public TimeSpan? Next()
    {
        lock (_gate)
        {
#pragma warning disable CA5394
            var (lost, late, delay) = (_random.NextDouble() < quality.Loss, _random.NextDouble() < quality.Reordering, _random.NextDouble() * quality.Jitter);
#pragma warning restore CA5394
            if (lost)
            {
                Lost++;
                return null;
            }

            Passed++;
            var now = clock.GetUtcNow();
            var arrives = now + delay > _last ? now + delay : _last;
            if (late)
                return arrives + LinkQuality.Late - now;
            _last = arrives;
            return arrives - now;
        }
    }
}
