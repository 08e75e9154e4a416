using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parley.Tools;

namespace Parley.Flows.Engine;

/// <summary>A tool call on its way. The same one again is the same call, whoever makes it after a crash.</summary>
/// <param name="HasEffect">It does more than read.</param>
/// <param name="DependsOn">What its arguments were made of (see <see cref="FlowResult.DependsOn"/>).</param>
internal sealed record PendingTool(
    string Step,
    string Tool,
    string Flow,
    string Node,
    JsonElement Arguments,
    ImmutableSortedDictionary<string, ValueSource> Sources,
    bool HasEffect,
    ImmutableList<string> DependsOn)
{
    /// <summary>
    /// Its flow as it stood, where that says what happens when a person decides against the call, or where the call hands over what is known: by then the
    /// flow is left.
    /// </summary>
    public FlowFrame? LeftBy { get; init; }

    /// <summary>The caller was told that nobody knows what came of it: asked about once more, it is told again only if more is known.</summary>
    public bool IsInDoubt { get; init; }

    /// <summary>What the caller was told of it while it is not settled.</summary>
    public string Told { get; init; } = "";

    public ToolCall ToCall() => new(Tool, Step, JsonObject.Create(Arguments) ?? [], Sources);
}
