using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>The client tells which processing its microphone has now.</summary>
internal static class UpdateAudioTrackHandler
{
    public static void Handle(ClientLeg leg, UpdateLocalAudioTrack request)
    {
        if (leg.Publications.Find(request.TrackSid) is not { } track)
            return;
        track.Info.AudioFeatures.Clear();
        track.Info.AudioFeatures.Add(request.Features);
        track.TellsProcessing = true;
        if (leg.Self.Tracks.Contains(track))
            leg.Room.Announce(leg.Self);
    }
}
