namespace Parley.Tools.Gateway.Speculation;

/// <summary>Ends the dry run of a single call after all that can be checked without doing anything.</summary>
internal sealed class DryRunStep : IToolStep
{
    public ValueTask<ToolOutcome> InvokeAsync(ToolRun run, ToolNext next, CancellationToken cancellationToken) =>
        run.Call.IsDryRun ? ValueTask.FromResult<ToolOutcome>(DryRuns.Of(run)) : next(run, cancellationToken);
}
