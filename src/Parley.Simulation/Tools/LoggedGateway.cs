using Parley.Tools;

namespace Parley.Simulation.Tools;

/// <summary>The gateway, with a note of what was asked of it.</summary>
internal sealed class LoggedGateway(IToolGateway inner, ToolLog log) : IToolGateway
{
    public ValueTask<IReadOnlyList<ToolDefinition>> ToolsForAsync(ToolScope scope, CancellationToken cancellationToken) =>
        inner.ToolsForAsync(scope, cancellationToken);

    public async ValueTask<ToolOutcome> InvokeAsync(ToolCall call, ToolScope scope, CancellationToken cancellationToken)
    {
        if (call.IsSpeculative)
            return await inner.InvokeAsync(call, scope, cancellationToken);
        var began = log.Begins(call);
        var outcome = await inner.InvokeAsync(call, scope, cancellationToken);
        log.Ended(call, outcome, began);
        return outcome;
    }
}
