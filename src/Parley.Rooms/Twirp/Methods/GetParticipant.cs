using Parley.Rooms.Protocol;

namespace Parley.Rooms;

internal sealed class GetParticipant(RoomDirectory directory)
{
    public async Task<ParticipantInfo> InvokeAsync(RoomParticipantIdentity request, AccessGrants grants, CancellationToken cancellationToken)
    {
        grants.MayAdminister(request.Room);
        return await directory.InExistingAsync(request.Room, room => room.Require(request.Identity).ToProto(), cancellationToken);
    }
}
