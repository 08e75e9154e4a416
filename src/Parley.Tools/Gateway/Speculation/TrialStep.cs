namespace Parley.Tools.Gateway.Speculation;

/// <summary>
/// Ends the calls of a tool that its operator only tries where they would run. What was done before the trial is still told as done, and a call that a person
/// approves is judged by what holds when it runs.
/// </summary>
internal sealed class TrialStep : IToolStep
{
    public ValueTask<ToolOutcome> InvokeAsync(ToolRun run, ToolNext next, CancellationToken cancellationToken) =>
        run.Tool.Policy.IsDryRun && run.IsKept ? ValueTask.FromResult<ToolOutcome>(DryRuns.Of(run)) : next(run, cancellationToken);
}
