namespace Parley.WebRtc;

/// <summary>RFC 8866, section 6.7, from our side.</summary>
public enum MediaDirection
{
    Inactive,
    SendOnly,
    ReceiveOnly,
    SendReceive,
}
