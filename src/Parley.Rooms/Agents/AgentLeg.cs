using System.Threading.Channels;
using Parley.Audio;
using Parley.Calls;
using Parley.Media;
using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>
/// The agent's ears in the room: follows one participant, the caller, and reports it as call signals. On the room's mailbox, but for
/// packets, which go from the socket's thread into the jitter buffer.
/// </summary>
internal sealed class AgentLeg : IParticipantLeg, IAudioListener, IDisposable
{
    private readonly Room _room;
    private readonly Participant _self;
    private readonly string _callerIdentity;
    private readonly MicrophoneStream _microphone;
    private readonly IDisposable _ticks;
    private readonly IDisposable _counted;
    private readonly TextInbox _texts = new();
    private readonly Channel<CallSignal> _signals = Channel.CreateUnbounded<CallSignal>();
    private DateTimeOffset? _activeSince;
    private bool _joined;
    private bool _left;
    private bool _muted;
    private bool _lost;
    private bool _echoCancelled;
    private int _flows;

    public AgentLeg(Room room, Participant self, string callerIdentity, CallTimeline timeline)
    {
        (_room, _self, _callerIdentity) = (room, self, callerIdentity);
        // The recogniser, the detector and the recording all take 16 kHz: decoding to it spares each its resampling.
        _microphone = new MicrophoneStream(timeline, format: AudioFormat.Recognition);
        _ticks = room.Environment.MediaClock.Subscribe(_microphone);
        _counted = room.Environment.Arrivals.Count(_microphone);
    }

    public ChannelReader<AudioFrame> Microphone => _microphone.Frames;

    public ChannelReader<CallSignal> Signals => _signals.Reader;

    public Participant? Caller => _room.Find(_callerIdentity);

    /// <summary>The caller is gone for good as far as this agent is concerned: one who comes back needs another.</summary>
    public bool HasCallerLeft => _left;

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
        if (changed.Identity != _callerIdentity)
            return;
        if (changed.State == ParticipantInfo.Types.State.Disconnected)
        {
            OnGone(changed.DisconnectReason);
            return;
        }

        ReportLost(changed.Interrupted);
        if (changed.State == ParticipantInfo.Types.State.Active)
        {
            _activeSince ??= _room.Environment.Clock.GetUtcNow();
            if (!changed.Permission.CanPublish)
                ReportJoined(changed);
        }

        ReportMuted();
        ReportEcho(changed);
    }

    public void OnConnectivity(Participant other)
    {
        if (other.Identity == _callerIdentity)
            ReportLost(other.Interrupted);
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
        ReportMuted();
        ReportEcho(track.Publisher);
    }

    public void OnTrackUnpublished(PublishedTrack track)
    {
        if (Heard != track)
            return;
        track.Audio.Remove(this);
        Heard = null;
        if (Caller?.Tracks.FirstOrDefault(other => other != track) is { } next)
            OnTrackPublished(next);
        ReportMuted();
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
            _room.Mailbox.Post(() => ReportJoined(Caller));
    }

    public void Deliver(RelayedPacket packet)
    {
        var message = packet.Packet;
        if (message.RpcRequest is { } request && message.DestinationIdentities.Contains(_self.Identity))
            RpcRefusal.Answer(_room, _self, message.ParticipantIdentity, request);
        if (message.ParticipantIdentity != _callerIdentity || _texts.Read(message) is not { } text)
            return;
        ReportJoined(Caller);
        _signals.Writer.TryWrite(new CallSignal.TextReceived(text));
    }

    public void OnTick(DateTimeOffset now)
    {
        if (!_joined && _activeSince is { } since && now - since >= _room.Environment.Options.MicrophoneGrace)
            ReportJoined(Caller);
    }

    public ValueTask CloseAsync(DisconnectReason reason, LeaveRequest.Types.Action action)
    {
        Heard?.Audio.Remove(this);
        Heard = null;
        if (_joined && !_left && reason is DisconnectReason.RoomClosed or DisconnectReason.RoomDeleted or DisconnectReason.ServerShutdown)
            OnGone(reason);
        _signals.Writer.TryComplete();
        Dispose();
        return ValueTask.CompletedTask;
    }

    public void Dispose()
    {
        _ticks.Dispose();
        _counted.Dispose();
        _microphone.Dispose();
    }

    private void OnGone(DisconnectReason reason)
    {
        // Its successor under the same identity is already at the door: the same person, on a new connection.
        if (reason == DisconnectReason.DuplicateIdentity)
        {
            ReportLost(true);
            return;
        }

        if (_left)
            return;
        _left = true;
        _signals.Writer.TryWrite(new CallSignal.CallerLeft(reason.ToString()));
    }

    private void ReportJoined(Participant? caller)
    {
        if (_joined || _left || caller is null)
            return;
        _joined = true;
        _echoCancelled = EchoCancellation.IsOn(caller, Heard);
        _signals.Writer.TryWrite(new CallSignal.CallerJoined(caller.Identity, _echoCancelled));
        ReportMuted();
    }

    private void ReportMuted()
    {
        // Who only types has no microphone to be silent on.
        var muted = Heard?.Muted ?? true;
        if (!_joined || muted == _muted)
            return;
        _muted = muted;
        _signals.Writer.TryWrite(new CallSignal.MicrophoneMuted(muted));
    }

    private void ReportEcho(Participant caller)
    {
        // Without a microphone there is no echo: what the last one was like stands until the next.
        if (!_joined || Heard is null || EchoCancellation.IsOn(caller, Heard) == _echoCancelled)
            return;
        _echoCancelled = !_echoCancelled;
        _signals.Writer.TryWrite(new CallSignal.EchoCancellationChanged(_echoCancelled));
    }

    private void ReportLost(bool lost)
    {
        if (!_joined || _left || lost == _lost)
            return;
        _lost = lost;
        _signals.Writer.TryWrite(new CallSignal.ConnectionLost(lost));
    }
}
