namespace Parley.Testing.Models;

/// <summary>What a scripted model server does with one request.</summary>
public abstract record ScriptedReply
{
    private ScriptedReply() { }

    /// <summary>Streams the pieces and ends well.</summary>
    public sealed record Says(params string[] Pieces) : ScriptedReply
    {
        /// <summary>Told at the end; null for a server that tells none.</summary>
        public ScriptedUsage? Usage { get; init; }
    }

    /// <summary>Streams the pieces, then tool calls with their arguments in fragments, and ends well.</summary>
    public sealed record Calls(IReadOnlyList<ScriptedToolCall> Tools, params string[] Pieces) : ScriptedReply
    {
        public Calls(string name, string arguments, params string[] pieces)
            : this([new ScriptedToolCall(name, arguments)], pieces)
        {
        }
    }

    /// <summary>Takes its time before the first piece and between pieces, then ends well.</summary>
    public sealed record Slow(TimeSpan First, TimeSpan Next, params string[] Pieces) : ScriptedReply;

    /// <summary>Streams the pieces and then nothing, with the connection open: with no pieces, a first token that never comes.</summary>
    public sealed record Stalls(params string[] Pieces) : ScriptedReply;

    /// <summary>Streams the pieces and resets the connection.</summary>
    public sealed record Disconnects(params string[] Pieces) : ScriptedReply;

    /// <summary>Streams the pieces and then an event that is not JSON.</summary>
    public sealed record Malformed(params string[] Pieces) : ScriptedReply;

    /// <summary>Answers with bytes that are no event stream at all.</summary>
    public sealed record Garbage : ScriptedReply;

    /// <summary>Answers with an error, such as 429 or 500.</summary>
    public sealed record Status(int Code) : ScriptedReply
    {
        /// <summary>In the header <c>Retry-After</c>; null for none.</summary>
        public TimeSpan? RetryAfter { get; init; }
    }
}
