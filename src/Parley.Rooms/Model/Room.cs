using Microsoft.Extensions.Logging;
using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>
/// A room: who is in it, what they publish, and who is told. Everything but the constructor, <see cref="Mailbox"/> and
/// <see cref="RunAsync"/> is called on the mailbox only.
/// </summary>
internal sealed partial class Room
{
    /// <summary>How often time-driven work is looked at: speakers, resume windows, refreshed tokens.</summary>
    public static readonly TimeSpan TickInterval = TimeSpan.FromMilliseconds(300);

    private readonly Dictionary<string, Participant> _participants = new(StringComparer.Ordinal);
    private readonly SpeakerWatch _speakers;
    private readonly QualityWatch _quality;
    private readonly ILogger _logger;
    private readonly DateTimeOffset _createdAt;
    private DateTimeOffset _emptySince;
    private bool _everJoined;

    public Room(string name, RoomSettings settings, RoomEnvironment environment)
    {
        Name = name;
        Settings = settings;
        Metadata = settings.Metadata;
        Environment = environment;
        _logger = environment.Loggers.CreateLogger<Room>();
        Mailbox = new RoomMailbox(name, _logger);
        _createdAt = _emptySince = environment.Clock.GetUtcNow();
        _speakers = new SpeakerWatch(this);
        _quality = new QualityWatch(this);
    }

    public string Sid { get; } = RoomIds.NewRoom();

    public string Name { get; }

    public RoomSettings Settings { get; private set; }

    public string Metadata { get; private set; }

    public RoomEnvironment Environment { get; }

    public RoomMailbox Mailbox { get; }

    public bool Closed { get; private set; }

    public Dictionary<string, Participant>.ValueCollection Participants => _participants.Values;

    public Participant? Find(string identity) => _participants.GetValueOrDefault(identity);

    public PublishedTrack? FindTrack(string sid) => _participants.Values.SelectMany(other => other.Tracks).FirstOrDefault(track => track.Sid == sid);

    /// <summary>Runs the room until <see cref="CloseAsync"/> has emptied it.</summary>
    public async Task RunAsync()
    {
        using var timer = Environment.Clock.CreateTimer(_ => Mailbox.Post(TickAsync), null, TickInterval, TickInterval);
        await Mailbox.RunAsync();
        LogClosed(Name);
    }

    public bool IsFull => Settings.MaxParticipants > 0 && _participants.Values.Count(other => !other.IsAgent) >= Settings.MaxParticipants;

    /// <summary>Takes a participant in. The others learn of it; it learns of them by its join response.</summary>
    public void Enter(Participant participant)
    {
        _participants.Add(participant.Identity, participant);
        _everJoined |= !participant.IsAgent;
        // An agent that comes to a room left empty is given the room's whole patience for the caller it expects.
        if (participant.IsAgent)
            _emptySince = Environment.Clock.GetUtcNow();
        LogEntered(participant.Identity, Name);
        Announce(participant);
    }

    public async ValueTask RemoveAsync(Participant participant, DisconnectReason reason, LeaveRequest.Types.Action action = LeaveRequest.Types.Action.Disconnect)
    {
        if (!_participants.TryGetValue(participant.Identity, out var current) || current != participant)
            return;
        foreach (var track in participant.Tracks.ToArray())
            Withdraw(track);
        _participants.Remove(participant.Identity);
        if (!participant.IsAgent && _participants.Values.All(other => other.IsAgent))
            _emptySince = Environment.Clock.GetUtcNow();
        participant.State = ParticipantInfo.Types.State.Disconnected;
        participant.DisconnectReason = reason;
        LogLeft(participant.Identity, Name, reason);
        Announce(participant);
        await participant.Leg.CloseAsync(reason, action);
    }

    /// <summary>Tells everyone who may see it what became of a participant, itself included.</summary>
    public void Announce(Participant changed)
    {
        changed.Touch();
        foreach (var other in _participants.Values)
            if (other == changed || !changed.Permission.Hidden)
                other.Leg.OnParticipant(changed);
    }

    public void AnnounceConnectivity(Participant changed)
    {
        foreach (var other in _participants.Values)
            if (other != changed)
                other.Leg.OnConnectivity(changed);
    }

    public void Publish(PublishedTrack track)
    {
        track.Publisher.Tracks.Add(track);
        LogPublished(track.Publisher.Identity, track.Sid, Name);
        Announce(track.Publisher);
        // Clients do not know the hidden, so they could not place its tracks.
        if (track.Publisher.Permission.Hidden)
            return;
        foreach (var other in Others(track.Publisher))
            other.Leg.OnTrackPublished(track);
    }

    public void Unpublish(PublishedTrack track)
    {
        if (Withdraw(track))
            Announce(track.Publisher);
    }

    public void Mute(PublishedTrack track, bool muted)
    {
        if (track.Muted == muted)
            return;
        track.Muted = muted;
        Announce(track.Publisher);
    }

    /// <summary>What its creator decided, decided anew.</summary>
    public void Change(RoomSettings settings)
    {
        if (Settings == settings)
            return;
        Settings = settings;
        UpdateMetadata(settings.Metadata);
    }

    public void UpdateMetadata(string metadata)
    {
        Metadata = metadata;
        Broadcast(new SignalResponse { RoomUpdate = new RoomUpdate { Room = ToProto() } });
    }

    public void Broadcast(SignalResponse message)
    {
        foreach (var participant in _participants.Values)
            participant.Leg.Send(message);
    }

    public IEnumerable<Participant> Others(Participant? self) => _participants.Values.Where(other => other != self);

    /// <summary>Sends everyone away and ends <see cref="RunAsync"/>.</summary>
    public async ValueTask CloseAsync(DisconnectReason reason)
    {
        if (Closed)
            return;
        Closed = true;
        foreach (var participant in _participants.Values.OrderBy(other => other.IsAgent).ToArray())
            await RemoveAsync(participant, reason);
        Mailbox.Complete();
    }

    public Protocol.Room ToProto() => new()
    {
        Sid = Sid,
        Name = Name,
        EmptyTimeout = (uint)Settings.EmptyTimeout.TotalSeconds,
        DepartureTimeout = (uint)Settings.DepartureTimeout.TotalSeconds,
        MaxParticipants = (uint)Settings.MaxParticipants,
        CreationTime = _createdAt.ToUnixTimeSeconds(),
        CreationTimeMs = _createdAt.ToUnixTimeMilliseconds(),
        EnabledCodecs = { OpusOnly() },
        Metadata = Metadata,
        NumParticipants = (uint)_participants.Values.Count(other => !other.Permission.Hidden),
        NumPublishers = (uint)_participants.Values.Count(other => !other.Permission.Hidden && other.Tracks.Count > 0),
    };

    public static Codec OpusOnly() => new() { Mime = "audio/opus" };

    private bool Withdraw(PublishedTrack track)
    {
        if (!track.Publisher.Tracks.Remove(track))
            return false;
        LogUnpublished(track.Publisher.Identity, track.Sid, Name);
        foreach (var other in Others(track.Publisher))
            other.Leg.OnTrackUnpublished(track);
        return true;
    }

    private async ValueTask TickAsync()
    {
        var now = Environment.Clock.GetUtcNow();
        foreach (var participant in _participants.Values.ToArray())
            participant.Leg.OnTick(now);
        _speakers.Look();
        _quality.Look(now);
        var patience = _everJoined ? Settings.DepartureTimeout : Settings.EmptyTimeout;
        if (_participants.Values.All(other => other.IsAgent) && now - _emptySince >= patience)
            await CloseAsync(DisconnectReason.RoomClosed);
    }

    [LoggerMessage(LogLevel.Information, "{Identity} entered room {Room}")]
    private partial void LogEntered(string identity, string room);

    [LoggerMessage(LogLevel.Information, "{Identity} left room {Room}: {Reason}")]
    private partial void LogLeft(string identity, string room, DisconnectReason reason);

    [LoggerMessage(LogLevel.Debug, "{Identity} published {Track} in room {Room}")]
    private partial void LogPublished(string identity, string track, string room);

    [LoggerMessage(LogLevel.Debug, "{Identity} unpublished {Track} in room {Room}")]
    private partial void LogUnpublished(string identity, string track, string room);

    [LoggerMessage(LogLevel.Information, "Room {Room} is closed")]
    private partial void LogClosed(string room);
}
