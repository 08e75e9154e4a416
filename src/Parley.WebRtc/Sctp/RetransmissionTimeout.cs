namespace Parley.WebRtc;

/// <summary>
/// RTO after RFC 9260, section 6.3.1. The least value is below the RFC's one second, as in browsers: the peer's SACK delay of 200 ms plus
/// a round trip still fits, and a lost last packet costs a conversation less.
/// </summary>
internal sealed class RetransmissionTimeout
{
    private static readonly TimeSpan Initial = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(10);

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
