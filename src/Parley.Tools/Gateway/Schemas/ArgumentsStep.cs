namespace Parley.Tools.Gateway.Schemas;

/// <summary>Arguments must fit the tool's schema before anything else looks at their values.</summary>
internal sealed class ArgumentsStep : IToolStep
{
    public ValueTask<ToolOutcome> InvokeAsync(ToolRun run, ToolNext next, CancellationToken cancellationToken) =>
        run.Tool.Arguments.Check(run.Call.Arguments) is { Count: > 0 } faults
            ? ValueTask.FromResult<ToolOutcome>(new ToolOutcome.Refused("invalid_arguments", string.Join("; ", faults) + "."))
            : next(run, cancellationToken);
}
