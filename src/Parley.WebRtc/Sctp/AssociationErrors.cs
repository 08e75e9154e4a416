namespace Parley.WebRtc;

/// <summary>The association's error counter (RFC 9260, section 8.1): signs of life reset it, timeouts count.</summary>
internal sealed class AssociationErrors
{
    private int count;

    public bool AreExhausted => count > SctpLimits.MostRetransmissions;

    public void Count() => count++;

    public void Reset() => count = 0;
}
