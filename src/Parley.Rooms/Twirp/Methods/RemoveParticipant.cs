using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>Sends a participant away. Its token stays good until it expires.</summary>
internal sealed class RemoveParticipant(RoomDirectory directory)
{
    public async Task<RemoveParticipantResponse> InvokeAsync(RoomParticipantIdentity request, AccessGrants grants, CancellationToken cancellationToken)
    {
        grants.MayAdminister(request.Room);
        return await directory.InExistingAsync(
            request.Room,
            async room =>
            {
                await room.RemoveAsync(room.Require(request.Identity), DisconnectReason.ParticipantRemoved);
                return new RemoveParticipantResponse();
            },
            cancellationToken);
    }
}
