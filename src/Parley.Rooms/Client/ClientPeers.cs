using Google.Protobuf;
using Parley.Rooms.Protocol;
using Parley.WebRtc;

namespace Parley.Rooms;

/// <summary>
/// The client's two peer connections, publisher and subscriber, and what they are wired to. Negotiation is called from the signalling
/// loop alone; observer callbacks come from the peers' loops.
/// </summary>
internal sealed class ClientPeers : IPeerObserver, IAsyncDisposable
{
    private static readonly DataChannelOptions Lossy = new(Ordered: false, MaxRetransmits: 0);

    private readonly IRtpSink _ear;
    private readonly Action<DataPacket> _onData;
    private readonly PeerConnection _publisher;
    private readonly PeerConnection _subscriber;
    private readonly TaskCompletionSource _publishing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _subscribed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<DataChannel?> _reliable = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ClientPeers(WebRtcEndpoint endpoint, IRtpSink ear, Action<DataPacket> onData)
    {
        _ear = ear;
        _onData = onData;
        _publisher = endpoint.CreatePeer(IceRole.Controlling, this, "client publisher");
        _subscriber = endpoint.CreatePeer(IceRole.Controlling, this, "client subscriber");
    }

    /// <summary>Completes when both directions are connected; faults when one fails first.</summary>
    public Task Connected => Task.WhenAll(_publishing.Task, _subscribed.Task);

    /// <summary>The channel that our data goes out on, once it is open, which may be after <see cref="Connected"/>; null when it never will be.</summary>
    public Task<DataChannel?> Reliable => _reliable.Task;

    /// <summary>Prepares what we publish and answers the offer to send.</summary>
    /// <param name="trackId">The client track id announced with AddTrack; null publishes data only.</param>
    public (string Sdp, RtpSender? Microphone) OfferPublishing(string? trackId)
    {
        _publisher.CreateDataChannel(DataLane.ReliableLabel, new DataChannelOptions());
        _publisher.CreateDataChannel(DataLane.LossyLabel, Lossy);
        RtpSender? microphone = null;
        if (trackId is not null)
        {
            microphone = _publisher.AddTransceiver(MediaKind.Audio, MediaDirection.SendOnly).Sender;
            microphone.StreamId = "parley";
            microphone.TrackId = trackId;
        }

        return (_publisher.CreateOffer(), microphone);
    }

    public void AcceptPublishing(string answer) => _publisher.ApplyAnswer(answer);

    /// <summary>Takes the server's offer of tracks; the agent's audio goes to the ear.</summary>
    public string AnswerSubscription(string offer, Func<string, bool> isAgent)
    {
        _subscriber.ApplyOffer(offer);
        foreach (var transceiver in _subscriber.Transceivers)
            if (transceiver is { Kind: MediaKind.Audio, Receiver.Sink: null } && isAgent(transceiver.Receiver.StreamId.Split('|')[0]))
                transceiver.Receiver.Sink = _ear;
        return _subscriber.CreateAnswer();
    }

    public void AddCandidate(SignalTarget target, string candidate) =>
        (target == SignalTarget.Publisher ? _publisher : _subscriber).AddRemoteCandidate(candidate);

    public void OnStateChanged(PeerConnection peer, PeerState state)
    {
        var waiting = peer == _publisher ? _publishing : _subscribed;
        if (state == PeerState.Connected)
            waiting.TrySetResult();
        else if (state is PeerState.Failed or PeerState.Closed)
        {
            waiting.TrySetException(new RoomRefusedException("The media connection could not be established."));
            if (peer == _publisher)
                _reliable.TrySetResult(null);
        }
    }

    public void OnDataChannelOpen(PeerConnection peer, DataChannel channel)
    {
        if (peer == _subscriber)
            channel.MessageReceived = (message, _) => Deliver(message);
        else if (channel.Label == DataLane.ReliableLabel)
            _reliable.TrySetResult(channel);
    }

    public async ValueTask DisposeAsync()
    {
        await _publisher.DisposeAsync();
        await _subscriber.DisposeAsync();
    }

    private void Deliver(ReadOnlyMemory<byte> message)
    {
        try
        {
            _onData(DataPacket.Parser.ParseFrom(message.Span));
        }
        catch (InvalidProtocolBufferException)
        {
            // Not a data packet: nothing that we could show.
        }
    }
}
