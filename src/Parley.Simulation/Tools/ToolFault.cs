using System.Text.Json.Nodes;

namespace Parley.Simulation.Tools;

/// <summary>What a tool does instead of its work, or before it.</summary>
public sealed record ToolFault
{
    /// <summary>Fails with this code; <c>timeout</c> never answers.</summary>
    public string Fail { get; init; } = "";

    /// <summary>Takes so long.</summary>
    public TimeSpan Slow { get; init; }

    /// <summary>Never answers.</summary>
    public bool Hangs { get; init; }

    /// <summary>Answers this instead.</summary>
    public JsonObject? Returns { get; init; }

    /// <summary>Does its work and fails all the same, as when the answer is lost on the way.</summary>
    public bool AfterEffect { get; init; }

    /// <summary>How many runs it befalls; then the tool is well again.</summary>
    public int Times { get; init; } = int.MaxValue;
}
