namespace Parley.WebRtc;

/// <summary>How far a DTLS association is.</summary>
internal enum DtlsPhase
{
    Handshaking,

    /// <summary>Our side is done; the peer may still repeat its last flight because ours was lost.</summary>
    Established,

    /// <summary>The peer has sent data, so it is done too.</summary>
    Speaking,
}
