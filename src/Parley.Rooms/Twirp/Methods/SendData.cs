using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>Sends a user packet in the server's name.</summary>
internal sealed class SendData(RoomDirectory directory)
{
    public async Task<SendDataResponse> InvokeAsync(SendDataRequest request, AccessGrants grants, CancellationToken cancellationToken)
    {
        grants.MayAdminister(request.Room);
        var user = new UserPacket { Payload = request.Data, Nonce = request.Nonce };
        if (request.HasTopic)
            user.Topic = request.Topic;
        user.DestinationIdentities.Add(request.DestinationIdentities);
        user.DestinationSids.Add(request.DestinationSids);
        var packet = new DataPacket { User = user };
        packet.DestinationIdentities.Add(request.DestinationIdentities);
        return await directory.InExistingAsync(
            request.Room,
            room =>
            {
                DataRelay.Send(room, null, packet, request.Kind == DataPacket.Types.Kind.Reliable);
                return new SendDataResponse();
            },
            cancellationToken);
    }
}
