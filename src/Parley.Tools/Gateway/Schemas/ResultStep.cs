namespace Parley.Tools.Gateway.Schemas;

/// <summary>What a tool gave must fit its schema: flows and models rely on it.</summary>
internal sealed class ResultStep : IToolStep
{
    public async ValueTask<ToolOutcome> InvokeAsync(ToolRun run, ToolNext next, CancellationToken cancellationToken)
    {
        var outcome = await next(run, cancellationToken);
        return outcome is ToolOutcome.Succeeded succeeded && run.Tool.Result.Check(succeeded.Result) is { Count: > 0 } faults
            ? new ToolOutcome.Failed("invalid_result", string.Join("; ", faults) + ".", run.MayHaveHappened)
            : outcome;
    }
}
