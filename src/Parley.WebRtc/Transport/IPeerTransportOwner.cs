namespace Parley.WebRtc;

/// <summary>What a transport tells; called on the peer's loop.</summary>
internal interface IPeerTransportOwner
{
    void OnStateChanged(PeerState state);

    void OnDataChannelOpen(DataChannel channel);
}
