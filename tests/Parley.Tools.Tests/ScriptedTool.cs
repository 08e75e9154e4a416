using System.Text.Json.Nodes;
using Parley.Tools.Gateway;

namespace Parley.Tools.Tests;

/// <summary>A tool that does what a test says, and counts.</summary>
internal sealed class ScriptedTool(ToolDefinition definition, Func<ToolInvocation, CancellationToken, ValueTask<ToolOutcome>> run) : IGovernedTool
{
    private int _runs;

    public int Runs => _runs;

    public ToolDefinition Definition => definition;

    public ToolPolicy Policy { get; init; } = ToolPolicy.Default;

    public static ToolDefinition Define(string name, ToolEffect effect, bool isIdempotent = false) => new()
    {
        Name = name,
        Description = "For tests.",
        Parameters = JsonNode.Parse("""{"type":"object","properties":{"date":{"type":"string"},"phone":{"type":"string"},"count":{"type":"integer"}},"additionalProperties":false}""")!.AsObject(),
        Effect = effect,
        IsIdempotent = isIdempotent,
    };

    public static ScriptedTool Answering(ToolDefinition definition, ToolOutcome? outcome = null, ToolPolicy? policy = null) =>
        new(definition, (_, _) => ValueTask.FromResult(outcome ?? new ToolOutcome.Succeeded(new JsonObject { ["ok"] = true }))) { Policy = policy ?? ToolPolicy.Default };

    public ValueTask<ToolOutcome> RunAsync(ToolInvocation invocation, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _runs);
        return run(invocation, cancellationToken);
    }
}
