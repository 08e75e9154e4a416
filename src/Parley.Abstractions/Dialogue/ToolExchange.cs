using System.Text.Json.Nodes;
using Parley.Tools;

namespace Parley.Dialogue;

/// <summary>A tool call of a turn and how it ended.</summary>
/// <param name="Turn">The caller turn that asked for it.</param>
/// <param name="Tool">The tool's name.</param>
/// <param name="Arguments">What it was called with.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record ToolExchange(int Turn, string Tool, JsonObject Arguments, ToolOutcome Outcome);
