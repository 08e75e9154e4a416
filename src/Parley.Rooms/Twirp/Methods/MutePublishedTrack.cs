using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>
/// Mutes somebody's track. Opening a microphone from afar is refused, as LiveKit does by default; the agent of this process has nobody who could
/// open it again, and so may be let speak the same way.
/// </summary>
internal sealed class MutePublishedTrack(RoomDirectory directory)
{
    public async Task<MuteRoomTrackResponse> InvokeAsync(MuteRoomTrackRequest request, AccessGrants grants, CancellationToken cancellationToken)
    {
        grants.MayAdminister(request.Room);
        return await directory.InExistingAsync(request.Room, room => Mute(room, request), cancellationToken);
    }

    private static MuteRoomTrackResponse Mute(Room room, MuteRoomTrackRequest request)
    {
        var participant = room.Require(request.Identity);
        var track = participant.Tracks.FirstOrDefault(track => track.Sid == request.TrackSid)
            ?? throw new TwirpException("not_found", $"'{request.Identity}' publishes no track '{request.TrackSid}'");
        if (participant.Leg is AgentLeg)
            room.Mute(track, request.Muted);
        else if (!request.Muted && track.Muted)
            throw new TwirpException("failed_precondition", "only the publisher may unmute");
        else if (request.Muted)
        {
            participant.Leg.Send(new SignalResponse { Mute = new MuteTrackRequest { Sid = track.Sid, Muted = true } });
            room.Mute(track, muted: true);
        }

        return new MuteRoomTrackResponse { Track = track.Info.Clone() };
    }
}
