using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>Rights that change while their owner is in the room. On the room's mailbox.</summary>
internal static class RoomRights
{
    /// <summary>
    /// Gives a participant other rights. One that hides is gone for clients, which keep no other account of it; one that shows itself comes new to
    /// them, before its tracks do.
    /// </summary>
    public static void Allow(this Room room, Participant participant, ParticipantPermission permission)
    {
        var hides = permission.Hidden && !participant.Permission.Hidden;
        participant.Permission = permission;
        room.Announce(participant);
        foreach (var other in room.Others(participant))
        {
            if (hides)
                other.Leg.Send(new SignalResponse { Update = new ParticipantUpdate { Participants = { Absence(participant) } } });
            other.Leg.OnRightsChanged();
        }

        participant.Leg.OnRightsChanged();
    }

    private static ParticipantInfo Absence(Participant hidden)
    {
        var info = hidden.ToProto();
        info.State = ParticipantInfo.Types.State.Disconnected;
        info.Tracks.Clear();
        return info;
    }
}
