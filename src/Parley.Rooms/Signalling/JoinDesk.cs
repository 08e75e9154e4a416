using System.Net.WebSockets;
using Parley.Calls;
using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>Lets clients into rooms, and back in.</summary>
/// <param name="directory">The rooms.</param>
/// <param name="cutOff">Calls whose callers may come back; null where none are held.</param>
internal sealed class JoinDesk(RoomDirectory directory, ICutOffCalls? cutOff = null)
{
    /// <summary>What this server speaks of LiveKit's signalling protocol.</summary>
    private const int ProtocolVersion = 16;

    private static readonly string Version = typeof(JoinDesk).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>Asked before a client that joins is let in: a call that was cut off has its agent again when this returns.</summary>
    /// <returns>False where the call they come for is over.</returns>
    public async Task<bool> ExpectAsync(AccessGrants grants, CancellationToken cancellationToken) =>
        cutOff is null || !await IsUnattendedAsync(grants) || await cutOff.ReturnAsync(grants.Video.Room, grants.Identity, cancellationToken);

    /// <returns>Null when the client was turned away; it was told why.</returns>
    public async Task<ClientLeg?> AdmitAsync(AccessGrants grants, ConnectRequest request, SignalSocket socket)
    {
        if (request.Reconnect)
            return await ResumeAsync(grants, request, socket);
        try
        {
            // Not to be cancelled: who vanishes at the door is in the room all the same, and only its leg knows how to leave.
            return await directory.InAsync(
                grants.Video.Room, RoomSettings.Default(directory.Environment.Options), room => JoinAsync(room, grants, request, socket), CancellationToken.None);
        }
        catch (RoomClosedException)
        {
            return TurnAway(socket, DisconnectReason.ServerShutdown, LeaveRequest.Types.Action.Disconnect);
        }
    }

    public static ReconnectResponse DescribeReconnect(Participant participant) => new()
    {
        ClientConfiguration = new ClientConfiguration(),
        ServerInfo = DescribeServer(),
        LastMessageSeq = participant.LastReliableSequence,
    };

    /// <summary>Says why, and closes.</summary>
    /// <returns>Null, always.</returns>
    public static ClientLeg? TurnAway(SignalSocket socket, DisconnectReason reason, LeaveRequest.Types.Action action)
    {
        socket.Send(new SignalResponse
        {
            Leave = new LeaveRequest { Reason = reason, Action = action, CanReconnect = action != LeaveRequest.Types.Action.Disconnect },
        });
        socket.Close(WebSocketCloseStatus.NormalClosure, reason.ToString());
        return null;
    }

    /// <summary>Nobody is there who would talk with whoever comes: no agent whose caller is still expected, no other person.</summary>
    private async Task<bool> IsUnattendedAsync(AccessGrants grants)
    {
        try
        {
            return directory.Find(grants.Video.Room) is not { } room || await room.Mailbox.AskAsync(
                () => room.Others(room.Find(grants.Identity)).All(other => other.Permission.Hidden || other.Leg is AgentLeg { HasCallerLeft: true }),
                CancellationToken.None);
        }
        catch (RoomClosedException)
        {
            return true;
        }
    }

    private static async ValueTask<ClientLeg?> JoinAsync(Room room, AccessGrants grants, ConnectRequest request, SignalSocket socket)
    {
        if (room.Find(grants.Identity) is { } older)
        {
            // A seat taken by this process's own agent is nobody else's.
            if (older.Leg is not ClientLeg)
                return TurnAway(socket, DisconnectReason.DuplicateIdentity, LeaveRequest.Types.Action.Disconnect);
            await room.RemoveAsync(older, DisconnectReason.DuplicateIdentity);
        }

        if (room.IsFull)
            return TurnAway(socket, DisconnectReason.JoinFailure, LeaveRequest.Types.Action.Disconnect);
        var participant = Create(room, grants, request);
        var leg = new ClientLeg(room, participant, grants, request);
        participant.Leg = leg;
        room.Enter(participant);
        try
        {
            await leg.StartAsync(socket, DescribeJoin(room, participant, leg));
            return leg;
        }
        catch
        {
            await room.RemoveAsync(participant, DisconnectReason.JoinFailure);
            throw;
        }
    }

    private async Task<ClientLeg?> ResumeAsync(AccessGrants grants, ConnectRequest request, SignalSocket socket)
    {
        try
        {
            if (directory.Find(grants.Video.Room) is { } room
                && await room.Mailbox.AskAsync(() => TryResume(room, grants, request, socket), CancellationToken.None) is { } leg)
                return leg;
        }
        catch (RoomClosedException)
        {
            // As if it had never been: the client joins anew.
        }

        return TurnAway(socket, DisconnectReason.StateMismatch, LeaveRequest.Types.Action.Reconnect);
    }

    private static ClientLeg? TryResume(Room room, AccessGrants grants, ConnectRequest request, SignalSocket socket)
    {
        if (room.Find(grants.Identity) is not { Leg: ClientLeg leg } participant
            || leg.SinglePeer != request.SinglePeer
            || (request.ParticipantSid.Length > 0 && request.ParticipantSid != participant.Sid))
            return null;
        leg.Resume(socket);
        if (request.SyncState is { } state)
            SyncStateHandler.Handle(leg, state);
        return leg;
    }

    private static Participant Create(Room room, AccessGrants grants, ConnectRequest request)
    {
        var participant = new Participant(
            grants.Identity, Permissions.KindOf(grants), Permissions.From(grants.Video), room.Environment.Clock.GetUtcNow())
        {
            State = ParticipantInfo.Types.State.Joined,
            Name = grants.Name,
            Metadata = grants.Metadata,
            ClientProtocol = request.Client.ClientProtocol,
            Capabilities = [.. request.Client.Capabilities],
            TellsProcessing = EchoCancellation.IsToldBy(request.Client),
        };
        // What it may not change once it is there, it does not bring along either. The token wins, and what is too large is nothing.
        if (participant.Permission.CanUpdateMetadata)
            ParticipantProfile.TryUpdate(participant, "", grants.Metadata.Length > 0 ? "" : request.Metadata, request.Attributes);
        ParticipantProfile.TryUpdate(participant, "", "", grants.Attributes);
        return participant;
    }

    private static JoinResponse DescribeJoin(Room room, Participant participant, ClientLeg leg)
    {
        var options = room.Environment.Options;
        var join = new JoinResponse
        {
            Room = room.ToProto(),
            Participant = participant.ToProto(),
            ServerVersion = Version,
            ServerInfo = DescribeServer(),
            SubscriberPrimary = !leg.SinglePeer,
            FastPublish = participant.Permission.CanPublish,
            PingInterval = (int)options.PingInterval.TotalSeconds,
            PingTimeout = (int)options.PingTimeout.TotalSeconds,
            ClientConfiguration = new ClientConfiguration(),
            EnabledPublishCodecs = { Room.OpusOnly() },
        };
        join.OtherParticipants.Add(room.Others(participant).Where(other => !other.Permission.Hidden).Select(other => other.ToProto()));
        return join;
    }

    private static ServerInfo DescribeServer() => new()
    {
        Edition = ServerInfo.Types.Edition.Standard,
        Version = Version,
        Protocol = ProtocolVersion,
        NodeId = "parley",
    };
}
