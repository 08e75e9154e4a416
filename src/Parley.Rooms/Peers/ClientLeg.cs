using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using Parley.Rooms.Protocol;
using Parley.WebRtc;

namespace Parley.Rooms;

/// <summary>
/// A client's place in a room: its signalling socket (which may be lost and replaced), its peers, what it publishes and gets. On the
/// room's mailbox.
/// </summary>
internal sealed partial class ClientLeg : IParticipantLeg
{
    private readonly ConnectRequest _request;
    private readonly DataLane _data = new();
    private readonly LegPeers _peers;
    private readonly LegToken _token;
    private readonly ILogger _logger;
    private SignalSocket? _socket;
    private DateTimeOffset _interruptedAt;
    private bool _closed;

    public ClientLeg(Room room, Participant self, AccessGrants grants, ConnectRequest request)
    {
        Room = room;
        Self = self;
        _request = request;
        _logger = room.Environment.Loggers.CreateLogger<ClientLeg>();
        _token = new LegToken(this, grants);
        _peers = new LegPeers(this, _data, request.SinglePeer);
        Publications = new Publications(room, self);
        Subscriptions = new Subscriptions(this, request.AutoSubscribe);
        Lines = request.SinglePeer ? new AnsweredLines(this, _peers.Primary) : new OfferedLines(this, _peers.Primary);
    }

    public Room Room { get; }

    public Participant Self { get; }

    public Publications Publications { get; }

    public Subscriptions Subscriptions { get; }

    public ISubscriberLines Lines { get; }

    public bool HasSocket => _socket is not null;

    /// <summary>It said goodbye itself, and needs no telling.</summary>
    public bool HasLeft { get; set; }

    public bool IsOn(SignalSocket socket) => _socket == socket;

    public bool SinglePeer => _request.SinglePeer;

    /// <summary>Null while nothing is connected.</summary>
    public LegFigures? Figures => Self.State != ParticipantInfo.Types.State.Active ? null
        : Lines.Lines.Where(line => line.Flowing).Select(line => line.Transceiver.Sender.RemoteStatistics)
            .Concat(Publications.Sections.Select(section => section.Receiver.Statistics))
            .Aggregate(default(LegFigures), (worst, other) => worst.Worst(other));

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
        var publisher = _peers.Publish();
        publisher.ApplyOffer(offer.Sdp);
        var single = Lines as AnsweredLines;
        single?.Fill(offer.Sdp);
        var answer = new SessionDescription { Type = "answer", Sdp = publisher.CreateAnswer(), Id = offer.Id };
        single?.Map(answer);
        Send(new SignalResponse { Answer = answer });
        MatchPublications();
        single?.Start();
    }

    public void MatchPublications()
    {
        if (_peers.Publisher is { } publisher)
            Publications.Match(publisher);
    }

    public PeerConnection? PeerOf(SignalTarget target) => _peers.Of(target);

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
        _token.OnTick(now);
    }

    /// <summary>What the client came with is out of date: its rights changed.</summary>
    public void SendToken() => _token.Send();

    public async ValueTask CloseAsync(DisconnectReason reason, LeaveRequest.Types.Action action)
    {
        _closed = true;
        if (!HasLeft)
            Send(new SignalResponse
            {
                Leave = new LeaveRequest { Reason = reason, Action = action, CanReconnect = action != LeaveRequest.Types.Action.Disconnect },
            });
        _socket?.Close(WebSocketCloseStatus.NormalClosure, reason.ToString());
        _socket = null;
        Lines.Release();
        Publications.Release();
        await _peers.CloseAsync();
    }

    /// <param name="isPrimary">Of the peer without which it is not in the room.</param>
    public void OnPeerState(bool isPrimary, PeerState state)
    {
        if (_closed)
            return;
        LogPeer(Self.Identity, Room.Name, state);
        if (isPrimary && state == PeerState.Connected && Self.State != ParticipantInfo.Types.State.Active)
        {
            Self.State = ParticipantInfo.Types.State.Active;
            Room.Announce(Self);
        }

        NoteConnectivity();
    }

    private void NoteConnectivity()
    {
        var interrupted = !HasSocket || _peers.AreBroken;
        if (interrupted == Self.Interrupted)
            return;
        Self.Interrupted = interrupted;
        _interruptedAt = Room.Environment.Clock.GetUtcNow();
        Room.AnnounceConnectivity(Self);
    }

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
