namespace Parley.WebRtc;

/// <summary>W3C RTCPeerConnectionState.</summary>
public enum PeerState
{
    /// <summary>Not both descriptions yet.</summary>
    New,

    /// <summary>ICE checks or the DTLS handshake run.</summary>
    Connecting,
    Connected,

    /// <summary>Nothing heard for 5 s; mends by itself when the peer is heard again.</summary>
    Disconnected,

    /// <summary>
    /// Nothing heard for 20 s, or no way found in that time: only an ICE restart or the peer's own return helps. Or DTLS was refused, which
    /// is final.
    /// </summary>
    Failed,

    /// <summary>We have been disposed, or the remote side said goodbye; then the owner still has to dispose.</summary>
    Closed,
}
