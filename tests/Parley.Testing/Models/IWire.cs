namespace Parley.Testing.Models;

/// <summary>A protocol's stream, piece by piece as text on the wire.</summary>
internal interface IWire
{
    string ContentType { get; }

    string Begin(ScriptedUsage? usage);

    string Text(string piece);

    /// <param name="index">Counts what the answer consists of: its text, if any, then its calls.</param>
    IEnumerable<string> Call(ScriptedToolCall call, int index);

    string End(bool hasText, bool hasCalls, ScriptedUsage? usage);

    /// <summary>An event cut in the middle.</summary>
    string Broken { get; }

    string Error { get; }
}
