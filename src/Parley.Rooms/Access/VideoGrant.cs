namespace Parley.Rooms;

/// <summary>
/// The <c>video</c> claim of a LiveKit access token: what its bearer may do. A null right follows its default, as noted; other minters write null for
/// what they leave out.
/// </summary>
public sealed record VideoGrant
{
    /// <summary>The only room the token is good for; joining and administration need it.</summary>
    public string Room { get; init => field = value ?? ""; } = "";

    public bool RoomJoin { get; init; }

    public bool RoomAdmin { get; init; }

    public bool RoomCreate { get; init; }

    public bool RoomList { get; init; }

    /// <summary>Null allows.</summary>
    public bool? CanPublish { get; init; }

    /// <summary>Null allows.</summary>
    public bool? CanSubscribe { get; init; }

    /// <summary>Null follows <see cref="CanPublish"/>.</summary>
    public bool? CanPublishData { get; init; }

    /// <summary>When not empty, only these: <c>camera</c>, <c>microphone</c>, <c>screen_share</c>, <c>screen_share_audio</c>.</summary>
    public IReadOnlyList<string> CanPublishSources { get; init => field = value ?? []; } = [];

    public bool CanUpdateOwnMetadata { get; init; }

    /// <summary>Unseen by the other participants.</summary>
    public bool Hidden { get; init; }

    public bool Recorder { get; init; }

    /// <summary>The bearer is an agent worker.</summary>
    public bool Agent { get; init; }
}
