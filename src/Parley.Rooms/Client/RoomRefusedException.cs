namespace Parley.Rooms;

/// <summary>The room could not be joined; the message says why and holds no token.</summary>
public sealed class RoomRefusedException : Exception
{
    public RoomRefusedException() { }

    public RoomRefusedException(string message) : base(message) { }

    public RoomRefusedException(string message, Exception innerException) : base(message, innerException) { }
}
