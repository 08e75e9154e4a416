using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>Token grants as the permissions clients see, and back.</summary>
internal static class Permissions
{
    public static ParticipantPermission From(VideoGrant grant)
    {
        var sources = grant.CanPublishSources.Select(Source).Where(source => source != TrackSource.Unknown).ToArray();
        // Whoever may publish only what nobody knows may publish nothing: an empty list would allow everything.
        var canPublish = (grant.CanPublish ?? true) && (grant.CanPublishSources.Count == 0 || sources.Length > 0);
        return new ParticipantPermission
        {
            CanPublish = canPublish,
            CanSubscribe = grant.CanSubscribe ?? true,
            CanPublishData = grant.CanPublishData ?? canPublish,
            CanPublishSources = { sources },
            CanUpdateMetadata = grant.CanUpdateOwnMetadata,
            Hidden = grant.Hidden,
            Recorder = grant.Recorder,
            Agent = grant.Agent,
        };
    }

    /// <summary>The grant with what the permissions decide put in.</summary>
    public static VideoGrant Apply(this VideoGrant grant, ParticipantPermission permission) => grant with
    {
        CanPublish = permission.CanPublish,
        CanSubscribe = permission.CanSubscribe,
        CanPublishData = permission.CanPublishData,
        CanPublishSources = [.. permission.CanPublishSources.Select(Name)],
        CanUpdateOwnMetadata = permission.CanUpdateMetadata,
        Hidden = permission.Hidden,
        Recorder = permission.Recorder,
        Agent = permission.Agent,
    };

    public static ParticipantInfo.Types.Kind KindOf(AccessGrants grants) => grants.Kind switch
    {
        "agent" => ParticipantInfo.Types.Kind.Agent,
        "sip" => ParticipantInfo.Types.Kind.Sip,
        "ingress" => ParticipantInfo.Types.Kind.Ingress,
        "egress" => ParticipantInfo.Types.Kind.Egress,
        _ => ParticipantInfo.Types.Kind.Standard,
    };

    private static TrackSource Source(string name) => name switch
    {
        "camera" => TrackSource.Camera,
        "microphone" => TrackSource.Microphone,
        "screen_share" => TrackSource.ScreenShare,
        "screen_share_audio" => TrackSource.ScreenShareAudio,
        _ => TrackSource.Unknown,
    };

    private static string Name(TrackSource source) => source switch
    {
        TrackSource.Camera => "camera",
        TrackSource.Microphone => "microphone",
        TrackSource.ScreenShare => "screen_share",
        TrackSource.ScreenShareAudio => "screen_share_audio",
        _ => "unknown",
    };
}
