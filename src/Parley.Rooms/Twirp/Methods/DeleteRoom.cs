using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>Sends everyone away and closes the room.</summary>
internal sealed class DeleteRoom(RoomDirectory directory)
{
    public async Task<DeleteRoomResponse> InvokeAsync(DeleteRoomRequest request, AccessGrants grants, CancellationToken cancellationToken)
    {
        grants.MayCreate();
        return await directory.InExistingAsync(
            request.Room,
            async room =>
            {
                await room.CloseAsync(DisconnectReason.RoomDeleted);
                return new DeleteRoomResponse();
            },
            cancellationToken);
    }
}
