using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>What a client says of itself when it opens the signalling socket, in whichever of the two forms.</summary>
internal sealed record ConnectRequest
{
    /// <summary>One peer connection for both directions, offered by the client; otherwise one for each direction.</summary>
    public bool SinglePeer { get; init; }

    /// <summary>It lost its socket and wants its place back.</summary>
    public bool Reconnect { get; init; }

    /// <summary>Whose place; set with <see cref="Reconnect"/>.</summary>
    public string ParticipantSid { get; init; } = "";

    public bool AutoSubscribe { get; init; } = true;

    public ClientInfo Client { get; init; } = new();

    /// <summary>Joined to the token's, which wins; taken only of who may change its own metadata, as <see cref="Metadata"/> is.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    public string Metadata { get; init; } = "";

    public IReadOnlyList<AddTrackRequest> Tracks { get; init; } = [];

    public SessionDescription? Offer { get; init; }

    public SyncState? SyncState { get; init; }
}
