namespace Parley.Rooms;

/// <summary>The room was closed before the work could run.</summary>
internal sealed class RoomClosedException(string room) : Exception($"Room '{room}' is closed.");
