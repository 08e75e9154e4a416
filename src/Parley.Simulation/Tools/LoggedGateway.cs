using Parley.Simulation.Time;
using Parley.Tools;

namespace Parley.Simulation.Tools;

/// <summary>The gateway, with a note of what was asked of it.</summary>
internal sealed class LoggedGateway(IToolGateway inner, ToolLog log, VirtualTime time) : IToolGateway
{
    public async ValueTask<IReadOnlyList<ToolDefinition>> ToolsForAsync(ToolScope scope, CancellationToken cancellationToken)
    {
        time.Work(isUnderWay: true);
        try
        {
            return await inner.ToolsForAsync(scope, cancellationToken);
        }
        finally
        {
            time.Work(isUnderWay: false);
        }
    }

    public async ValueTask<ToolOutcome> InvokeAsync(ToolCall call, ToolScope scope, CancellationToken cancellationToken)
    {
        time.Work(isUnderWay: true);
        try
        {
            var outcome = await inner.InvokeAsync(call, scope, cancellationToken);
            if (!call.IsSpeculative)
                log.Ended(call, outcome);
            return outcome;
        }
        finally
        {
            log.Resume(scope.Call.Id, call.Step, time);
            time.Work(isUnderWay: false);
        }
    }
}
