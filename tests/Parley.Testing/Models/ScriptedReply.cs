namespace Parley.Testing.Models;

/// <summary>What a scripted model server does with one request.</summary>
public abstract record ScriptedReply
{
    private ScriptedReply() { }

    /// <summary>Streams the pieces and ends well.</summary>
    public sealed record Says(params string[] Pieces) : ScriptedReply;

    /// <summary>Streams the pieces and then nothing, with the connection open: with no pieces, a first token that never comes.</summary>
    public sealed record Stalls(params string[] Pieces) : ScriptedReply;

    /// <summary>Streams the pieces and resets the connection.</summary>
    public sealed record Disconnects(params string[] Pieces) : ScriptedReply;

    /// <summary>Streams the pieces and then an event that is not JSON.</summary>
    public sealed record Malformed(params string[] Pieces) : ScriptedReply;

    /// <summary>Answers with an error, such as 429 or 500.</summary>
    public sealed record Status(int Code) : ScriptedReply;
}
