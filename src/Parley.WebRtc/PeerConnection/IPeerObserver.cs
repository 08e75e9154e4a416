namespace Parley.WebRtc;

/// <summary>What a peer tells its owner. Called one at a time on the peer's own loop: return quickly, do not block.</summary>
public interface IPeerObserver
{
    void OnStateChanged(PeerConnection peer, PeerState state);

    /// <summary>The remote side opened a data channel, or one we created is open.</summary>
    void OnDataChannelOpen(PeerConnection peer, DataChannel channel);
}
