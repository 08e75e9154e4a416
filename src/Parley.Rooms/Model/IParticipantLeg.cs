using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>How the room reaches a participant: a client behind socket and peers, or an agent in this process. All on the room's mailbox.</summary>
internal interface IParticipantLeg
{
    /// <summary>A signalling message; agents need none.</summary>
    void Send(SignalResponse message);

    /// <summary>Somebody (possibly this participant) came, left or changed.</summary>
    void OnParticipant(Participant changed);

    /// <summary>The connection of somebody else was interrupted, or is back.</summary>
    void OnConnectivity(Participant other);

    /// <summary>A data packet for this participant.</summary>
    void Deliver(RelayedPacket packet);

    void OnTrackPublished(PublishedTrack track);

    void OnTrackUnpublished(PublishedTrack track);

    /// <summary>Rights changed, its own or a publisher's towards it: look at every track anew.</summary>
    void OnRightsChanged();

    /// <summary>Called every <see cref="Room.TickInterval"/>.</summary>
    void OnTick(DateTimeOffset now);

    /// <summary>The participant is out of the room: say why and free everything.</summary>
    ValueTask CloseAsync(DisconnectReason reason, LeaveRequest.Types.Action action);
}
