namespace Parley.WebRtc;

/// <summary>What the peer's INIT or INIT ACK says (RFC 9260, section 3.3.2); kept in the state cookie.</summary>
/// <param name="Tag">What our packets to it must carry.</param>
/// <param name="Window">Bytes it takes at first.</param>
/// <param name="OutboundStreams">Streams it sends on.</param>
/// <param name="InboundStreams">Streams it takes.</param>
/// <param name="InitialTsn">Of its first DATA chunk; RE-CONFIG requests count from here too.</param>
internal readonly record struct PeerParameters(
    uint Tag, uint Window, ushort OutboundStreams, ushort InboundStreams, uint InitialTsn, bool ForwardTsn, bool ReConfig);
