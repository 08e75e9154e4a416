namespace Parley.Rooms;

/// <summary>What the creator of a room decides.</summary>
internal sealed record RoomSettings(TimeSpan EmptyTimeout, TimeSpan DepartureTimeout, int MaxParticipants, string Metadata)
{
    public static RoomSettings Default(RoomsOptions options) => new(options.EmptyTimeout, options.DepartureTimeout, options.MaxParticipants, "");
}
