namespace Parley.WebRtc;

/// <summary>W3C RTCPeerConnectionState.</summary>
public enum PeerState
{
    New,
    Connecting,
    Connected,
    Disconnected,
    Failed,
    Closed,
}
