using Parley.Calls;

namespace Parley.Rooms;

/// <summary>What a client in a room is told.</summary>
public abstract record RoomNotice
{
    private RoomNotice() { }

    public sealed record CaptionShown(Caption Caption) : RoomNotice;

    public sealed record AgentStateShown(AgentState State) : RoomNotice;

    /// <summary>Our stay is over: the server ended it, or we did.</summary>
    public sealed record Left(string Reason) : RoomNotice;

    /// <summary>The server is gone without a word: it died, or the network did. Nothing comes after.</summary>
    public sealed record ConnectionLost(string Reason) : RoomNotice;
}
