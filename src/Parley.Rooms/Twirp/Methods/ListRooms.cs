using Parley.Rooms.Protocol;

namespace Parley.Rooms;

internal sealed class ListRooms(RoomDirectory directory)
{
    public async Task<ListRoomsResponse> InvokeAsync(ListRoomsRequest request, AccessGrants grants, CancellationToken cancellationToken)
    {
        grants.MayList();
        var response = new ListRoomsResponse();
        foreach (var room in directory.All)
        {
            if (request.Names.Count > 0 && !request.Names.Contains(room.Name))
                continue;
            try
            {
                response.Rooms.Add(await room.Mailbox.AskAsync(room.ToProto, cancellationToken));
            }
            catch (RoomClosedException)
            {
                // It ended while we asked around.
            }
        }

        return response;
    }
}
