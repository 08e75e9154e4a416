namespace Parley.Testing.Models;

/// <param name="Name">The tool's name.</param>
/// <param name="Arguments">As the server sends them: JSON, unless the play is about malformed calls.</param>
public sealed record ScriptedToolCall(string Name, string Arguments)
{
    /// <summary>The arguments in pieces of a few letters.</summary>
    internal IEnumerable<string> Fragments => Arguments.Chunk(5).Select(c => new string(c));
}
