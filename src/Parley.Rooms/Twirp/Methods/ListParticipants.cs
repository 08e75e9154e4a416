using Parley.Rooms.Protocol;

namespace Parley.Rooms;

internal sealed class ListParticipants(RoomDirectory directory)
{
    public async Task<ListParticipantsResponse> InvokeAsync(ListParticipantsRequest request, AccessGrants grants, CancellationToken cancellationToken)
    {
        grants.MayAdminister(request.Room);
        return await directory.InExistingAsync(
            request.Room,
            room => new ListParticipantsResponse { Participants = { room.Participants.Select(participant => participant.ToProto()) } },
            cancellationToken);
    }
}
