using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>What a publisher allows whom to hear (LiveKit's SubscriptionPermission).</summary>
internal sealed class SubscriptionPolicy
{
    private readonly bool _everyone;
    private readonly IReadOnlyList<TrackPermission> _permissions;

    private SubscriptionPolicy(bool everyone, IReadOnlyList<TrackPermission> permissions) => (_everyone, _permissions) = (everyone, permissions);

    public static SubscriptionPolicy Everyone { get; } = new(true, []);

    public static SubscriptionPolicy From(SubscriptionPermission request) => new(request.AllParticipants, [.. request.TrackPermissions]);

    public bool Allows(Participant subscriber, PublishedTrack track) =>
        _everyone || _permissions.Any(permission => Names(permission, subscriber)
            && (permission.AllTracks || permission.TrackSids.Contains(track.Sid)));

    private static bool Names(TrackPermission permission, Participant subscriber) => permission.ParticipantIdentity.Length > 0
        ? permission.ParticipantIdentity == subscriber.Identity
        : permission.ParticipantSid == subscriber.Sid;
}
