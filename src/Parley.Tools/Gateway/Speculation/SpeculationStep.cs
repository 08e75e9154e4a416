namespace Parley.Tools.Gateway.Speculation;

/// <summary>A turn that is not committed may only look.</summary>
internal sealed class SpeculationStep : IToolStep
{
    public ValueTask<ToolOutcome> InvokeAsync(ToolRun run, ToolNext next, CancellationToken cancellationToken) =>
        run.Call.IsSpeculative && run.IsKept
            ? ValueTask.FromResult<ToolOutcome>(new ToolOutcome.Refused("speculative_effect", $"'{run.Call.Tool}' may not run before the turn is committed."))
            : next(run, cancellationToken);
}
