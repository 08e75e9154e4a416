namespace Parley.WebRtc;

/// <summary>The association's error counter (RFC 9260, section 8.1): signs of life reset it, timeouts count.</summary>
internal sealed class AssociationErrors
{
    private int _count;

    public bool AreExhausted => _count > SctpLimits.MostRetransmissions;

    public void Count() => _count++;

    public void Reset() => _count = 0;
}
