using Parley.Rooms.Protocol;
using Parley.WebRtc;

namespace Parley.Rooms;

/// <summary>
/// A client's peer connections: one that does both, or one to receive on and, once it offers, another to publish on. On the room's mailbox, but for the
/// observer's calls, which only post there.
/// </summary>
internal sealed class LegPeers : IPeerObserver
{
    private readonly ClientLeg _leg;
    private readonly DataInbox _inbox;
    private readonly DataLane _data;
    private readonly PeerConnection? _subscriber;

    /// <param name="leg">The client's.</param>
    /// <param name="data">Adopts the channels that we send on.</param>
    /// <param name="single">One peer for both directions.</param>
    public LegPeers(ClientLeg leg, DataLane data, bool single)
    {
        (_leg, _data) = (leg, data);
        _inbox = new DataInbox(leg.Room, leg.Self);
        if (single)
        {
            Publisher = Create("both");
            return;
        }

        _subscriber = Create("receiving");
        DataLane.Open(_subscriber);
    }

    /// <summary>What the client publishes on; null before it offers to.</summary>
    public PeerConnection? Publisher { get; private set; }

    /// <summary>The one that the client must have to be in the room: what it hears and sends data on.</summary>
    public PeerConnection Primary => _subscriber ?? Publisher!;

    public bool AreBroken => IsBroken(Primary) || (Publisher is not null && IsBroken(Publisher));

    public PeerConnection? Of(SignalTarget target) => target == SignalTarget.Subscriber ? Primary : Publisher;

    /// <summary>The client offers: there is something to publish on from now on.</summary>
    public PeerConnection Publish() => Publisher ??= Create("publishing");

    public void OnStateChanged(PeerConnection peer, PeerState state) => _leg.Room.Mailbox.Post(() => _leg.OnPeerState(peer == Primary, state));

    public void OnDataChannelOpen(PeerConnection peer, DataChannel channel)
    {
        var reliable = channel.Label == DataLane.ReliableLabel;
        if (reliable || channel.Label == DataLane.LossyLabel)
            channel.MessageReceived = (message, _) => _inbox.OnMessage(message, reliable);
        // With two peers the client opens channels of its own to publish on; we send on ours.
        _leg.Room.Mailbox.Post(() =>
        {
            if (peer == Primary)
                _data.Adopt(channel);
        });
    }

    public async ValueTask CloseAsync()
    {
        if (_subscriber is not null)
            await _subscriber.DisposeAsync();
        if (Publisher is not null)
            await Publisher.DisposeAsync();
    }

    private static bool IsBroken(PeerConnection peer) => peer.State is PeerState.Disconnected or PeerState.Failed or PeerState.Closed;

    private PeerConnection Create(string use) =>
        _leg.Room.Environment.Endpoint.CreatePeer(IceRole.Lite, this, $"{_leg.Room.Name}/{_leg.Self.Identity}/{use}");
}
