using Parley.Rooms.Protocol;

namespace Parley.Rooms;

/// <summary>Creates a room ahead of its participants; of a room that stands already, what is asked for is changed, as LiveKit does.</summary>
internal sealed class CreateRoom(RoomDirectory directory)
{
    public async Task<Protocol.Room> InvokeAsync(CreateRoomRequest request, AccessGrants grants, CancellationToken cancellationToken)
    {
        grants.MayCreate();
        if (request.Name.Length is 0 or > 256)
            throw new TwirpException("invalid_argument", "name must have 1 to 256 characters");
        var settings = Apply(request, RoomSettings.Default(directory.Environment.Options));
        return await directory.InAsync(request.Name, settings, room => ValueTask.FromResult(Answer(room, request)), cancellationToken);
    }

    private static Protocol.Room Answer(Room room, CreateRoomRequest request)
    {
        room.Change(Apply(request, room.Settings with { Metadata = room.Metadata }));
        return room.ToProto();
    }

    /// <summary>What the request leaves at zero or empty stays as it is.</summary>
    private static RoomSettings Apply(CreateRoomRequest request, RoomSettings settings) => new(
        request.EmptyTimeout > 0 ? TimeSpan.FromSeconds(request.EmptyTimeout) : settings.EmptyTimeout,
        request.DepartureTimeout > 0 ? TimeSpan.FromSeconds(request.DepartureTimeout) : settings.DepartureTimeout,
        request.MaxParticipants > 0 ? (int)Math.Min(request.MaxParticipants, int.MaxValue) : settings.MaxParticipants,
        request.Metadata.Length > 0 ? request.Metadata : settings.Metadata);
}
