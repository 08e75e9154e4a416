using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>Carries data packets from one participant to those it names, or to all others. On the room's mailbox.</summary>
internal static class DataRelay
{
    /// <summary>Signs a client's packet with who sent it and passes it on.</summary>
    public static void FromParticipant(Room room, Participant sender, DataPacket packet, bool reliable)
    {
        if (!sender.Permission.CanPublishData || room.Find(sender.Identity) != sender)
            return;
        if (reliable && packet.Sequence > 0)
        {
            // A client that resumes may send again what we already passed on.
            if (packet.Sequence <= sender.LastReliableSequence)
                return;
            sender.LastReliableSequence = packet.Sequence;
        }

        packet.ParticipantSid = sender.Sid;
        // Agents may speak in the name of the person whose words they transcribe.
        if (!sender.IsAgent || packet.ParticipantIdentity.Length == 0)
            packet.ParticipantIdentity = sender.Identity;
        if (packet.User is { } user)
            (user.ParticipantSid, user.ParticipantIdentity) = (sender.Sid, sender.Identity);
        Send(room, sender, packet, reliable);
    }

    /// <param name="room">Where.</param>
    /// <param name="sender">Does not get its own packet; null when the server itself speaks.</param>
    /// <param name="packet">Not changed any more once sent.</param>
    /// <param name="reliable">Which of the two channels.</param>
    public static void Send(Room room, Participant? sender, DataPacket packet, bool reliable)
    {
        packet.Kind = reliable ? DataPacket.Types.Kind.Reliable : DataPacket.Types.Kind.Lossy;
        var relayed = new RelayedPacket(packet, reliable);
        foreach (var recipient in room.Participants)
            if (recipient != sender && IsAddressed(recipient, packet))
                recipient.Leg.Deliver(relayed);
    }

    /// <summary>Passes on what is addressed to nobody in particular, and so need not be looked into.</summary>
    public static void SendToAll(Room room, Participant? sender, RelayedPacket packet)
    {
        foreach (var recipient in room.Participants)
            if (recipient != sender)
                recipient.Leg.Deliver(packet);
    }

    private static bool IsAddressed(Participant recipient, DataPacket packet)
    {
        var user = packet.User;
        var toAll = packet.DestinationIdentities.Count == 0
            && (user is null || (user.DestinationIdentities.Count == 0 && user.DestinationSids.Count == 0));
        return toAll
            || packet.DestinationIdentities.Contains(recipient.Identity)
            || (user is not null && (user.DestinationIdentities.Contains(recipient.Identity) || user.DestinationSids.Contains(recipient.Sid)));
    }
}
