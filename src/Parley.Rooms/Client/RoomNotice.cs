using Parley.Calls;

namespace Parley.Rooms;

/// <summary>What a client in a room is told.</summary>
public abstract record RoomNotice
{
    private RoomNotice() { }

    public sealed record CaptionShown(Caption Caption) : RoomNotice;

    public sealed record AgentStateShown(AgentState State) : RoomNotice;

    /// <summary>The server ended our stay, or the connection is lost for good.</summary>
    public sealed record Left(string Reason) : RoomNotice;
}
