using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using Parley.Rooms.Protocol;
using Parley.WebRtc;

namespace Parley.Rooms;

/// <summary>
/// A client's place in a room: its signalling socket (which may be lost and replaced), its peers, what it publishes and gets. On the
/// room's mailbox, but for the peer observer's calls, which only post there.
/// </summary>
internal sealed partial class ClientLeg : IParticipantLeg, IPeerObserver
{
    private readonly AccessGrants _grants;
    private readonly ConnectRequest _request;
    private readonly DataLane _data = new();
    private readonly DataInbox _inbox;
    private readonly ILogger _logger;
    private PeerConnection? _publisher;
    private SignalSocket? _socket;
    private DateTimeOffset _interruptedAt;
    private DateTimeOffset _nextToken;
    private bool _closed;

    public ClientLeg(Room room, Participant self, AccessGrants grants, ConnectRequest request)
    {
        Room = room;
        Self = self;
        _grants = grants;
        _request = request;
        _inbox = new DataInbox(room, self);
        _logger = room.Environment.Loggers.CreateLogger<ClientLeg>();
        _nextToken = self.JoinedAt + room.Environment.Options.TokenRefreshInterval;
        Publications = new Publications(room, self);
        Subscriptions = new Subscriptions(this, request.AutoSubscribe);
        if (request.SinglePeer)
            Lines = new AnsweredLines(this, _publisher = CreatePeer("both"));
        else
        {
            var subscriber = CreatePeer("receiving");
            DataLane.Open(subscriber);
            Lines = new OfferedLines(this, subscriber);
        }
    }

    public Room Room { get; }

    public Participant Self { get; }

    public Publications Publications { get; }

    public Subscriptions Subscriptions { get; }

    public ISubscriberLines Lines { get; }

    public bool HasSocket => _socket is not null;

    public bool IsOn(SignalSocket socket) => _socket == socket;

    public bool SinglePeer => _request.SinglePeer;

    /// <summary>Null while nothing is connected.</summary>
    public LegFigures? Figures => Self.State != ParticipantInfo.Types.State.Active ? null
        : Lines.Lines.Where(line => line.Flowing).Select(line => line.Transceiver.Sender.RemoteStatistics)
            .Concat(Publications.Sections.Select(section => section.Receiver.Statistics))
            .Aggregate(default(LegFigures), (worst, other) => worst.Worst(other));

    private PeerConnection Primary => Lines is OfferedLines offered ? offered.Peer : _publisher!;

    /// <summary>Begins: the join response is queued on <paramref name="socket"/> before anything else.</summary>
    public ValueTask StartAsync(SignalSocket socket, JoinResponse join)
    {
        _socket = socket;
        Send(new SignalResponse { Join = join });
        Subscriptions.JudgeAll();
        foreach (var track in _request.Tracks)
            AddTrackHandler.Handle(this, track);
        if (_request.Offer is { Sdp.Length: > 0 } offer && SinglePeer)
            return OfferHandler.HandleAsync(this, offer);
        if (Lines is OfferedLines offered)
            offered.Negotiate();
        return ValueTask.CompletedTask;
    }

    public void Resume(SignalSocket socket)
    {
        _socket?.Close(WebSocketCloseStatus.NormalClosure, "replaced by a newer socket");
        _socket = socket;
        LogResumed(Self.Identity, Room.Name);
        Send(new SignalResponse { Reconnect = JoinDesk.DescribeReconnect(Self) });
        var update = new ParticipantUpdate();
        update.Participants.Add(Room.Participants.Where(other => other == Self || !other.Permission.Hidden).Select(other => other.ToProto()));
        Send(new SignalResponse { Update = update });
        Send(new SignalResponse { RoomUpdate = new RoomUpdate { Room = Room.ToProto() } });
        Lines.Resume();
        Subscriptions.Resume();
        Publications.AwaitAnew();
        NoteConnectivity();
    }

    public void OnSocketLost(SignalSocket socket)
    {
        if (_socket != socket || _closed)
            return;
        _socket = null;
        LogSocketLost(Self.Identity, Room.Name, Room.Environment.Options.ResumeWindow);
        NoteConnectivity();
    }

    /// <exception cref="SdpException">The offer cannot be used.</exception>
    public void AnswerOffer(SessionDescription offer)
    {
        _publisher ??= CreatePeer("publishing");
        _publisher.ApplyOffer(offer.Sdp);
        var single = Lines as AnsweredLines;
        single?.Fill(offer.Sdp);
        var answer = new SessionDescription { Type = "answer", Sdp = _publisher.CreateAnswer(), Id = offer.Id };
        single?.Map(answer);
        Send(new SignalResponse { Answer = answer });
        MatchPublications();
        single?.Start();
    }

    public void MatchPublications()
    {
        if (_publisher is not null)
            Publications.Match(_publisher);
    }

    public PeerConnection? PeerOf(SignalTarget target) =>
        target == SignalTarget.Subscriber && Lines is OfferedLines offered ? offered.Peer : _publisher;

    /// <summary>Negotiation broke: the client starts over with a new join.</summary>
    public ValueTask GiveUpAsync(string reason, Exception? fault = null)
    {
        LogGaveUp(fault, Self.Identity, Room.Name, reason);
        return Room.RemoveAsync(Self, DisconnectReason.StateMismatch, LeaveRequest.Types.Action.Reconnect);
    }

    /// <summary>We broke on what the client sent. Of a message that was half taken nobody knows the rest, so it starts over with a new join.</summary>
    public ValueTask FailAsync(SignalRequest.MessageOneofCase request, Exception fault)
    {
        LogFailed(fault, request, Self.Identity, Room.Name);
        return Room.RemoveAsync(Self, DisconnectReason.StateMismatch, LeaveRequest.Types.Action.Reconnect);
    }

    public void Send(SignalResponse message) => _socket?.Send(message);

    public void OnParticipant(Participant changed) => Send(new SignalResponse { Update = new ParticipantUpdate { Participants = { changed.ToProto() } } });

    public void OnConnectivity(Participant other)
    {
        // Clients learn it from connection quality.
    }

    public void Deliver(RelayedPacket packet)
    {
        if (!_data.Send(packet))
            LogDataLost(Self.Identity, Room.Name, packet.Packet.ValueCase);
    }

    public void OnTrackPublished(PublishedTrack track) => Subscriptions.Judge(track);

    public void OnTrackUnpublished(PublishedTrack track) => Subscriptions.Forget(track);

    public void OnRightsChanged() => Subscriptions.JudgeAll();

    public void OnTick(DateTimeOffset now)
    {
        var options = Room.Environment.Options;
        if (Self.Interrupted && now - _interruptedAt >= options.ResumeWindow)
            Room.Mailbox.Post(() => Room.RemoveAsync(
                Self, HasSocket ? DisconnectReason.MediaFailure : DisconnectReason.SignalClose, LeaveRequest.Types.Action.Reconnect));
        else if (Self.State != ParticipantInfo.Types.State.Active && now - Self.JoinedAt >= options.ConnectTimeout)
            Room.Mailbox.Post(() => Room.RemoveAsync(Self, DisconnectReason.ConnectionTimeout));
        else if (Self is { State: ParticipantInfo.Types.State.Active, Interrupted: false } && Publications.IsOverdue(options.PublishTimeout))
            Room.Mailbox.Post(() => GiveUpAsync("what it announced was never offered"));
        if (now < _nextToken)
            return;
        _nextToken = now + options.TokenRefreshInterval;
        SendToken();
    }

    /// <summary>A token with the rights, name, metadata and attributes of now: what a resume or restart will present.</summary>
    public void SendToken() => Send(new SignalResponse
    {
        RefreshToken = Room.Environment.Tokens.Mint(
            _grants with
            {
                Name = Self.Name,
                Metadata = Self.Metadata,
                Attributes = new Dictionary<string, string>(Self.Attributes),
                Video = _grants.Video.Apply(Self.Permission),
            },
            Room.Environment.Options.TokenRefreshInterval * 2),
    });

    public async ValueTask CloseAsync(DisconnectReason reason, LeaveRequest.Types.Action action)
    {
        _closed = true;
        if (reason != DisconnectReason.ClientInitiated)
            Send(new SignalResponse
            {
                Leave = new LeaveRequest { Reason = reason, Action = action, CanReconnect = action != LeaveRequest.Types.Action.Disconnect },
            });
        _socket?.Close(WebSocketCloseStatus.NormalClosure, reason.ToString());
        _socket = null;
        Lines.Release();
        Publications.Release();
        if (Lines is OfferedLines offered)
            await offered.Peer.DisposeAsync();
        if (_publisher is not null)
            await _publisher.DisposeAsync();
    }

    public void OnStateChanged(PeerConnection peer, PeerState state) => Room.Mailbox.Post(() =>
    {
        if (_closed)
            return;
        LogPeer(Self.Identity, Room.Name, state);
        if (peer == Primary && state == PeerState.Connected && Self.State != ParticipantInfo.Types.State.Active)
        {
            Self.State = ParticipantInfo.Types.State.Active;
            Room.Announce(Self);
        }

        NoteConnectivity();
    });

    public void OnDataChannelOpen(PeerConnection peer, DataChannel channel)
    {
        var reliable = channel.Label == DataLane.ReliableLabel;
        if (reliable || channel.Label == DataLane.LossyLabel)
            channel.MessageReceived = (message, _) => _inbox.OnMessage(message, reliable);
        // With two peers the client opens channels of its own to publish on; we send on ours.
        Room.Mailbox.Post(() =>
        {
            if (peer == Primary)
                _data.Adopt(channel);
        });
    }

    private PeerConnection CreatePeer(string use) =>
        Room.Environment.Endpoint.CreatePeer(IceRole.Lite, this, $"{Room.Name}/{Self.Identity}/{use}");

    private void NoteConnectivity()
    {
        var interrupted = !HasSocket || IsBroken(Primary) || (_publisher is not null && IsBroken(_publisher));
        if (interrupted == Self.Interrupted)
            return;
        Self.Interrupted = interrupted;
        _interruptedAt = Room.Environment.Clock.GetUtcNow();
        Room.AnnounceConnectivity(Self);
    }

    private static bool IsBroken(PeerConnection peer) => peer.State is PeerState.Disconnected or PeerState.Failed or PeerState.Closed;

    [LoggerMessage(LogLevel.Information, "{Identity} in room {Room} lost its signalling socket and has {Window} to come back")]
    private partial void LogSocketLost(string identity, string room, TimeSpan window);

    [LoggerMessage(LogLevel.Information, "{Identity} in room {Room} resumed on a new socket")]
    private partial void LogResumed(string identity, string room);

    [LoggerMessage(LogLevel.Debug, "{Identity} in room {Room}: peer is {State}")]
    private partial void LogPeer(string identity, string room, PeerState state);

    [LoggerMessage(LogLevel.Warning, "{Identity} in room {Room} must start over: {Reason}")]
    private partial void LogGaveUp(Exception? fault, string identity, string room, string reason);

    [LoggerMessage(LogLevel.Error, "Handling the {Request} of {Identity} in room {Room} failed; it must start over")]
    private partial void LogFailed(Exception fault, SignalRequest.MessageOneofCase request, string identity, string room);

    [LoggerMessage(LogLevel.Debug, "{Identity} in room {Room} missed a {Kind} packet")]
    private partial void LogDataLost(string identity, string room, Protocol.DataPacket.ValueOneofCase kind);
}
