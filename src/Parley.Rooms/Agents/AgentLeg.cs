using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Parley.Audio;
using Parley.Calls;
using Parley.Media;
using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>
/// The agent's ears in the room: follows one participant, the caller, and reports it as call signals. On the room's mailbox, but for
/// packets, which go from the socket's thread into the jitter buffer.
/// </summary>
internal sealed partial class AgentLeg : IParticipantLeg, IAudioListener, IDisposable
{
    /// <summary>Texts that a caller may type at once, and a second from then on.</summary>
    private const int TextBurst = 10, TextsPerSecond = 3;

    private readonly Room _room;
    private readonly Participant _self;
    private readonly string _callerIdentity;
    private readonly MicrophoneStream _microphone;
    private readonly IDisposable _ticks;
    private readonly IDisposable _counted;
    private readonly TextInbox _texts;
    private readonly MessageBudget _typing;
    private readonly CallerReports _reports = new();
    private DateTimeOffset? _activeSince;
    private bool _silenced;
    private bool _typesTooFast;
    private int _flows;

    public AgentLeg(Room room, Participant self, string callerIdentity, CallTimeline timeline)
    {
        (_room, _self, _callerIdentity) = (room, self, callerIdentity);
        // The recogniser, the detector and the recording all take 16 kHz: decoding to it spares each its resampling.
        _microphone = new MicrophoneStream(timeline, format: AudioFormat.Recognition);
        _texts = new TextInbox(room.Environment.Clock);
        _typing = new MessageBudget(TextsPerSecond, TextBurst, room.Environment.Clock);
        _ticks = room.Environment.MediaClock.Subscribe(_microphone);
        _counted = room.Environment.Arrivals.Count(_microphone);
    }

    public ChannelReader<AudioFrame> Microphone => _microphone.Frames;

    public ChannelReader<CallSignal> Signals => _reports.Signals;

    public Participant? Caller => _room.Find(_callerIdentity);

    /// <summary>The caller is gone for good as far as this agent is concerned: one who comes back needs another.</summary>
    public bool HasCallerLeft => _reports.HasLeft;

    /// <summary>Is told when the agent's own track is muted (true) and when it is not any more; set once it can speak.</summary>
    public Action<bool>? Silence { get; set; }

    /// <summary>The track the agent listens to.</summary>
    public PublishedTrack? Heard { get; private set; }

    /// <summary>Takes notice of who is there already.</summary>
    public void Settle()
    {
        if (Caller is not { } caller)
            return;
        foreach (var track in caller.Tracks)
            OnTrackPublished(track);
        OnParticipant(caller);
    }

    public void Send(SignalResponse message)
    {
        // Signalling is for clients; an agent sees the room itself.
    }

    public void OnParticipant(Participant changed)
    {
        if (changed == _self)
            ReportSilenced();
        if (changed.Identity != _callerIdentity)
            return;
        if (changed.State == ParticipantInfo.Types.State.Disconnected)
        {
            _reports.Gone(changed.DisconnectReason);
            return;
        }

        _reports.Lost(changed.Interrupted);
        if (changed.State == ParticipantInfo.Types.State.Active)
        {
            _activeSince ??= _room.Environment.Clock.GetUtcNow();
            if (!changed.Permission.CanPublish)
                _reports.Joined(changed, Heard);
        }

        _reports.Muted(Heard);
        _reports.Echo(changed, Heard);
    }

    public void OnConnectivity(Participant other)
    {
        if (other.Identity == _callerIdentity)
            _reports.Lost(other.Interrupted);
    }

    public void OnTrackPublished(PublishedTrack track)
    {
        if (Heard is not null || track.Publisher.Identity != _callerIdentity
            || track.Info.Source is not (TrackSource.Microphone or TrackSource.Unknown) || !track.IsFor(_self))
            return;
        Heard = track;
        _microphone.Reset();
        track.Audio.Add(this);
        track.NoteHeard();
        _reports.Muted(Heard);
        _reports.Echo(track.Publisher, track);
    }

    public void OnTrackUnpublished(PublishedTrack track)
    {
        if (Heard != track)
            return;
        track.Audio.Remove(this);
        Heard = null;
        if (Caller?.Tracks.FirstOrDefault(other => other != track) is { } next)
            OnTrackPublished(next);
        _reports.Muted(Heard);
    }

    public void OnRightsChanged()
    {
        if (Heard is { } track && !track.IsFor(_self))
            OnTrackUnpublished(track);
        else if (Heard is null && Caller is { } caller)
            foreach (var other in caller.Tracks)
                OnTrackPublished(other);
    }

    public void OnAudio(in AudioPacket packet)
    {
        _microphone.OnPacket(packet.SequenceNumber, packet.Timestamp, packet.Payload, packet.ArrivedAt);
        if (Volatile.Read(ref _flows) == 0 && Interlocked.Exchange(ref _flows, 1) == 0)
            _room.Mailbox.Post(() => _reports.Joined(Caller, Heard));
    }

    public void Deliver(RelayedPacket packet)
    {
        var message = packet.Packet;
        if (message.RpcRequest is { } request && message.DestinationIdentities.Contains(_self.Identity))
            RpcRefusal.Answer(_room, _self, message.ParticipantIdentity, request);
        if (message.ParticipantIdentity != _callerIdentity || _texts.Read(message) is not { } text)
            return;
        _reports.Joined(Caller, Heard);
        if (_typing.TrySpend())
            _reports.Text(text);
        else if (!_typesTooFast)
        {
            _typesTooFast = true;
            LogTypesTooFast(_room.Environment.Loggers.CreateLogger<AgentLeg>(), _callerIdentity, _room.Name, TextsPerSecond);
        }
    }

    public void OnTick(DateTimeOffset now)
    {
        if (!_reports.HasJoined && _activeSince is { } since && now - since >= _room.Environment.Options.MicrophoneGrace)
            _reports.Joined(Caller, Heard);
    }

    public ValueTask CloseAsync(DisconnectReason reason, LeaveRequest.Types.Action action)
    {
        Heard?.Audio.Remove(this);
        Heard = null;
        if (_reports is { HasJoined: true, HasLeft: false } && reason is DisconnectReason.RoomClosed or DisconnectReason.RoomDeleted or DisconnectReason.ServerShutdown)
            _reports.Gone(reason);
        // Also where the conversation itself leaves: it reads no more by then.
        if (reason is DisconnectReason.ParticipantRemoved)
            _reports.AgentRemoved();
        _reports.Complete();
        Dispose();
        return ValueTask.CompletedTask;
    }

    public void Dispose()
    {
        _ticks.Dispose();
        _counted.Dispose();
        _microphone.Dispose();
    }

    private void ReportSilenced()
    {
        if (_self.Tracks.All(track => track.Muted == _silenced))
            return;
        _silenced = !_silenced;
        Silence?.Invoke(_silenced);
        _reports.Silenced(_silenced);
    }

    [LoggerMessage(LogLevel.Warning, "{Identity} in room {Room} types more than {Most} texts a second; what is over is dropped")]
    private static partial void LogTypesTooFast(ILogger logger, string identity, string room, int most);
}
