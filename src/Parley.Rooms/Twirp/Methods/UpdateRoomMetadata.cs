using Parley.Rooms.Protocol;

namespace Parley.Rooms;

internal sealed class UpdateRoomMetadata(RoomDirectory directory)
{
    public async Task<Protocol.Room> InvokeAsync(UpdateRoomMetadataRequest request, AccessGrants grants, CancellationToken cancellationToken)
    {
        grants.MayAdminister(request.Room);
        return await directory.InExistingAsync(
            request.Room,
            room =>
            {
                room.UpdateMetadata(request.Metadata);
                return room.ToProto();
            },
            cancellationToken);
    }
}
