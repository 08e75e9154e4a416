using Parley.Tools;

namespace Parley.Simulation.Tools;

/// <summary>The gateway, with a note of what was asked of it.</summary>
internal sealed class LoggedGateway(IToolGateway inner, ToolLog log) : IToolGateway
{
    public ValueTask<IReadOnlyList<ToolDefinition>> ToolsForAsync(ToolScope scope, CancellationToken cancellationToken) =>
        inner.ToolsForAsync(scope, cancellationToken);

    public async ValueTask<ToolOutcome> InvokeAsync(ToolCall call, ToolScope scope, CancellationToken cancellationToken)
    {
        var outcome = await inner.InvokeAsync(call, scope, cancellationToken);
        if (!call.IsSpeculative)
            log.Ended(call, outcome);
        return outcome;
    }
}
