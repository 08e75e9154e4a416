namespace Parley.Rooms;

/// <summary>
/// What the encoder of a track is to expect to be lost, from what its listeners report. It follows the worst of them: soon when that gets worse,
/// slowly when it gets better, as loss comes in bursts and a report speaks of a few seconds only. On the room's mailbox.
/// </summary>
/// <param name="audio">The track's.</param>
/// <param name="expect">Is told the percentage when it has changed enough to matter.</param>
internal sealed class LossWatch(AudioFanOut audio, Action<int> expect)
{
    /// <summary>What <see cref="Media.OpusEncoderOptions.PacketLossPercent"/> begins with: a listener that has lost nothing yet may do so any time.</summary>
    public const int Least = 5;

    /// <summary>libopus makes no difference beyond.</summary>
    public const int Most = 25;

    /// <summary>Shares of the way that a look goes, 0.3 s after the one before: half of it within a second, and back in ten.</summary>
    private const double Worsening = 0.2, Recovering = 0.02;

    /// <summary>Percentage points that are not worth telling.</summary>
    private const int Tolerance = 2;

    private double _smoothed = Least;

    public int Percent { get; private set; } = Least;

    public void Look()
    {
        var worst = Math.Clamp(audio.WorstLoss * 100, Least, Most);
        _smoothed += (worst - _smoothed) * (worst > _smoothed ? Worsening : Recovering);
        var percent = (int)Math.Round(_smoothed);
        if (percent == Percent || (Math.Abs(percent - Percent) <= Tolerance && percent is not (Least or Most)))
            return;
        Percent = percent;
        expect(percent);
    }
}
