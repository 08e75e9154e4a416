using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>Changes a participant's name, metadata, attributes or rights. What it may do no longer, stops.</summary>
internal sealed class UpdateParticipant(RoomDirectory directory)
{
    public async Task<ParticipantInfo> InvokeAsync(UpdateParticipantRequest request, AccessGrants grants, CancellationToken cancellationToken)
    {
        grants.MayAdminister(request.Room);
        return await directory.InExistingAsync(request.Room, room => Update(room, request), cancellationToken);
    }

    private static ParticipantInfo Update(Room room, UpdateParticipantRequest request)
    {
        var participant = room.Require(request.Identity);
        if (!ParticipantProfile.TryUpdate(participant, request.Name, request.Metadata, request.Attributes))
            throw new TwirpException("invalid_argument", "name, metadata or attributes are too large");
        if (request.Permission is { } permission)
            Allow(room, participant, permission);
        else
            room.Announce(participant);
        (participant.Leg as ClientLeg)?.SendToken();
        return participant.ToProto();
    }

    private static void Allow(Room room, Participant participant, ParticipantPermission permission)
    {
        if (participant.Leg is ClientLeg leg)
            foreach (var track in participant.Tracks.Where(track => !MayPublish(permission, track)).ToArray())
            {
                leg.Publications.Withdraw(track);
                leg.Send(new SignalResponse { TrackUnpublished = new TrackUnpublishedResponse { TrackSid = track.Sid } });
            }

        // Being an agent is what a participant is, not what it may do.
        room.Allow(participant, new ParticipantPermission(permission) { Agent = participant.Permission.Agent });
    }

    private static bool MayPublish(ParticipantPermission permission, PublishedTrack track) =>
        permission.CanPublish && (permission.CanPublishSources.Count == 0 || permission.CanPublishSources.Contains(track.Info.Source));
}
