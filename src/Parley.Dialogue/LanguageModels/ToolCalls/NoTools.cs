using Parley.Tools;

namespace Parley.Dialogue.LanguageModels.ToolCalls;

/// <summary>Where no gateway is registered, models have no tools.</summary>
internal sealed class NoTools : IToolGateway
{
    public ValueTask<IReadOnlyList<ToolDefinition>> ToolsForAsync(ToolScope scope, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<ToolDefinition>>([]);

    public ValueTask<ToolOutcome> InvokeAsync(ToolCall call, ToolScope scope, CancellationToken cancellationToken) =>
        ValueTask.FromResult<ToolOutcome>(new ToolOutcome.Refused("unknown_tool", "There are no tools."));
}
