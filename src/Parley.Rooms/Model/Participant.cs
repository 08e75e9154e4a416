using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>Somebody in a room. Owned by the room's mailbox.</summary>
internal sealed class Participant(string identity, ParticipantInfo.Types.Kind kind, ParticipantPermission permission, DateTimeOffset joinedAt)
{
    private uint _version;

    public string Sid { get; } = RoomIds.NewParticipant();

    public string Identity { get; } = identity;

    public ParticipantInfo.Types.Kind Kind { get; } = kind;

    public DateTimeOffset JoinedAt { get; } = joinedAt;

    public string Name { get; set; } = "";

    public string Metadata { get; set; } = "";

    public Dictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal);

    public ParticipantPermission Permission { get; set; } = permission;

    public ParticipantInfo.Types.State State { get; set; } = ParticipantInfo.Types.State.Joining;

    public DisconnectReason DisconnectReason { get; set; }

    /// <summary>Audio from it may be missing just now.</summary>
    public bool Interrupted { get; set; }

    /// <summary>Which data stream extensions its client knows; others ask before they use them.</summary>
    public int ClientProtocol { get; init; }

    public IReadOnlyList<ClientInfo.Types.Capability> Capabilities { get; init; } = [];

    /// <summary>Its client says what each of its microphones does about sound.</summary>
    public bool TellsProcessing { get; init; }

    /// <summary>The last sequence number seen on its reliable channel: told to a client that resumes.</summary>
    public uint LastReliableSequence { get; set; }

    public List<PublishedTrack> Tracks { get; } = [];

    /// <summary>Who may subscribe to its tracks.</summary>
    public SubscriptionPolicy Policy { get; set; } = SubscriptionPolicy.Everyone;

    public IParticipantLeg Leg { get; set; } = null!;

    public bool IsAgent => Kind == ParticipantInfo.Types.Kind.Agent;

    /// <summary>Clients drop what is older than what they know: call once a change.</summary>
    public void Touch() => _version++;

    public ParticipantInfo ToProto()
    {
        var info = new ParticipantInfo
        {
            Sid = Sid,
            Identity = Identity,
            Kind = Kind,
            State = State,
            Name = Name,
            Metadata = Metadata,
            JoinedAt = JoinedAt.ToUnixTimeSeconds(),
            JoinedAtMs = JoinedAt.ToUnixTimeMilliseconds(),
            Version = _version,
            Permission = Permission.Clone(),
            IsPublisher = Tracks.Count > 0,
            DisconnectReason = DisconnectReason,
            ClientProtocol = ClientProtocol,
        };
        info.Attributes.Add(Attributes);
        info.Capabilities.Add(Capabilities);
        info.Tracks.AddRange(Tracks.Select(track => track.Info.Clone()));
        return info;
    }
}
