namespace Parley.Rooms;

/// <summary>
/// What an encoder is to expect to be lost, from what a receiver reports every few seconds. It follows soon when that gets worse, slowly when it gets
/// better: a report speaks of a few hundred packets, and loss comes in bursts. Thread-safe; never waits for long.
/// </summary>
internal sealed class LossWatch
{
    /// <summary>What <see cref="Media.OpusEncoderOptions.PacketLossPercent"/> begins with: a receiver that has lost nothing yet may do so any time.</summary>
    public const int Least = 5;

    /// <summary>libopus makes no difference beyond.</summary>
    public const int Most = 25;

    /// <summary>Shares of the way that a report goes.</summary>
    private const double Worsening = 0.6, Recovering = 0.1;

    private readonly Lock _lock = new();
    private double _smoothed = Least;

    /// <param name="lost">The share that was lost since the report before, 0 to 1.</param>
    /// <returns>The percentage to expect from now on.</returns>
    public int OnReport(double lost)
    {
        var percent = Math.Clamp(lost * 100, Least, Most);
        lock (_lock)
        {
            _smoothed += (percent - _smoothed) * (percent > _smoothed ? Worsening : Recovering);
            return (int)Math.Round(_smoothed);
        }
    }
}
