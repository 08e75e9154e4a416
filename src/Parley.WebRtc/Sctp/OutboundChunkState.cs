namespace Parley.WebRtc;

internal enum OutboundChunkState
{
    /// <summary>Counts against the congestion window.</summary>
    InFlight,

    /// <summary>By a gap ack block, which the peer may take back (RFC 9260, section 6.2.1).</summary>
    Acknowledged,

    /// <summary>To be sent again.</summary>
    Lost,

    /// <summary>Given up (RFC 3758); FORWARD-TSN tells the peer.</summary>
    Abandoned,
}
