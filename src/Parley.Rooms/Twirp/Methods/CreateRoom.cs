using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>Creates a room ahead of its participants; a room that stands already is answered as it is.</summary>
internal sealed class CreateRoom(RoomDirectory directory)
{
    public async Task<Protocol.Room> InvokeAsync(CreateRoomRequest request, AccessGrants grants, CancellationToken cancellationToken)
    {
        grants.MayCreate();
        if (request.Name.Length is 0 or > 256)
            throw new TwirpException("invalid_argument", "name must have 1 to 256 characters");
        var defaults = RoomSettings.Default(directory.Environment.Options);
        var settings = new RoomSettings(
            request.EmptyTimeout > 0 ? TimeSpan.FromSeconds(request.EmptyTimeout) : defaults.EmptyTimeout,
            request.DepartureTimeout > 0 ? TimeSpan.FromSeconds(request.DepartureTimeout) : defaults.DepartureTimeout,
            request.MaxParticipants > 0 ? (int)Math.Min(request.MaxParticipants, int.MaxValue) : defaults.MaxParticipants,
            request.Metadata);
        return await directory.InAsync(request.Name, settings, room => ValueTask.FromResult(room.ToProto()), cancellationToken);
    }
}
