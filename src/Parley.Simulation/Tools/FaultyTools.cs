using Parley.Tools;
using Parley.Tools.Gateway;

namespace Parley.Simulation.Tools;

/// <summary>Innermost step of the gateway: whatever befalls a tool, the product's own timeouts, retries and records deal with it.</summary>
internal sealed class FaultyTools(IReadOnlyDictionary<string, ToolFault> faults, ToolLog log) : IToolStep
{
    public async ValueTask<ToolOutcome> InvokeAsync(ToolRun run, ToolNext next, CancellationToken cancellationToken)
    {
        if (!faults.TryGetValue(run.Call.Tool, out var fault) || log.Ran(run.Call.Tool) > fault.Times)
            return await WorkAsync(run, next, cancellationToken);
        if (fault.Slow > TimeSpan.Zero)
            await Task.Delay(fault.Slow, run.Clock, cancellationToken);
        if (fault.AfterEffect)
            await WorkAsync(run, next, cancellationToken);
        if (fault.Hangs)
            await Task.Delay(Timeout.InfiniteTimeSpan, run.Clock, cancellationToken);
        if (fault.Returns is { } result)
            return new ToolOutcome.Succeeded(result.DeepClone().AsObject());
        return fault.Fail.Length > 0
            ? new ToolOutcome.Failed(fault.Fail, "The simulated tool failed.", (fault.AfterEffect || fault.Fail is "failed" or "timeout") && run.MayHaveHappened)
            : await WorkAsync(run, next, cancellationToken);
    }

    private async ValueTask<ToolOutcome> WorkAsync(ToolRun run, ToolNext next, CancellationToken cancellationToken)
    {
        log.Runs(run.Call.Tool);
        var outcome = await next(run, cancellationToken);
        log.Worked(run.Call.Tool, run.Key, outcome);
        return outcome;
    }
}
