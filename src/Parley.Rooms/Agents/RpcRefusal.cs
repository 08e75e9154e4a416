using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>Tells a client that calls a method of the agent's that there is none, instead of letting it wait.</summary>
internal static class RpcRefusal
{
    /// <summary>LiveKit's "method not supported at destination".</summary>
    private const uint UnsupportedMethod = 1400;

    public static void Answer(Room room, Participant agent, string caller, RpcRequest request)
    {
        Send(room, agent, caller, new DataPacket { RpcAck = new RpcAck { RequestId = request.Id } });
        Send(room, agent, caller, new DataPacket
        {
            RpcResponse = new RpcResponse
            {
                RequestId = request.Id,
                Error = new RpcError { Code = UnsupportedMethod, Message = $"The agent has no method '{request.Method}'." },
            },
        });
    }

    private static void Send(Room room, Participant agent, string caller, DataPacket packet)
    {
        packet.DestinationIdentities.Add(caller);
        packet.ParticipantIdentity = agent.Identity;
        packet.ParticipantSid = agent.Sid;
        DataRelay.Send(room, agent, packet, reliable: true);
    }
}
