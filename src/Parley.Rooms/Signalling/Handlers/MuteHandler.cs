using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>The client muted a track of its own, or opened it again.</summary>
internal static class MuteHandler
{
    public static void Handle(ClientLeg leg, MuteTrackRequest request)
    {
        if (leg.Publications.Find(request.Sid) is { } track)
            leg.Room.Mute(track, request.Muted);
    }
}
