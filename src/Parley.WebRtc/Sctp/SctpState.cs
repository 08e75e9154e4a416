namespace Parley.WebRtc;

/// <summary>RFC 9260, section 4, without the half that begins a shutdown: we end with ABORT, as WebRTC peers do.</summary>
internal enum SctpState
{
    Closed,
    Opening,
    Established,
    ShutdownReceived,
    ShutdownAckSent,
    Ended,
}
