using Parley.Rooms.Protocol;
using Parley.WebRtc;

namespace Parley.Rooms;

/// <summary>A leg's worst figures of the last RTCP interval, over both directions.</summary>
internal readonly record struct LegFigures(double Loss, TimeSpan Jitter, TimeSpan RoundTrip)
{
    /// <summary>
    /// A mean opinion score, 1 to 5, after the simplified E-model (ITU-T G.107): delay and the jitter buffer it forces cost little below
    /// 160 ms and more beyond; loss costs 2.5 points of R a percent.
    /// </summary>
    public float Score
    {
        get
        {
            var delay = RoundTrip.TotalMilliseconds / 2 + Jitter.TotalMilliseconds * 2 + 10;
            var r = 93.2 - (delay < 160 ? delay / 40 : (delay - 120) / 10) - Loss * 100 * 2.5;
            r = Math.Clamp(r, 0, 100);
            return (float)Math.Clamp(1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6, 1, 5);
        }
    }

    /// <summary>The score in the three steps that clients show.</summary>
    public ConnectionQuality Quality => Score switch
    {
        >= 4.1f => ConnectionQuality.Excellent,
        >= 3.5f => ConnectionQuality.Good,
        _ => ConnectionQuality.Poor,
    };

    public LegFigures Worst(RtpStatistics other) => new(
        Math.Max(Loss, other.FractionLost),
        other.Jitter > Jitter ? other.Jitter : Jitter,
        other.RoundTrip is { } roundTrip && roundTrip > RoundTrip ? roundTrip : RoundTrip);
}
