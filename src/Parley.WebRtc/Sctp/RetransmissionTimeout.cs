namespace Parley.WebRtc;

/// <summary>
/// RTO after RFC 9260, section 6.3.1, but with limits for conversations, as in browsers. The least value may be below the peer's SACK delay
/// because what ends a burst asks for its SACK at once (RFC 7053). The most is short because ICE, not this, judges whether the peer is
/// there: when a line comes back, data follows within moments.
/// </summary>
internal sealed class RetransmissionTimeout
{
    private static readonly TimeSpan Initial = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(1);

    private TimeSpan? _smoothed;
    private TimeSpan _variation;

    public TimeSpan Value { get; private set; } = Initial;

    public void Observe(TimeSpan roundTrip)
    {
        if (_smoothed is { } known)
        {
            _variation = _variation * 0.75 + (known - roundTrip).Duration() * 0.25;
            _smoothed = known * 0.875 + roundTrip * 0.125;
        }
        else
        {
            _smoothed = roundTrip;
            _variation = roundTrip / 2;
        }
        Value = Clamp(_smoothed.Value + _variation * 4);
    }

    public void BackOff() => Value = Clamp(Value * 2);

    private static TimeSpan Clamp(TimeSpan value) => value < Least ? Least : value > Most ? Most : value;
}
