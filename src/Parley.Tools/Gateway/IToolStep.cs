namespace Parley.Tools.Gateway;

/// <summary>One concern of the gateway around the rest of it. Thread-safe: one instance serves all calls.</summary>
internal interface IToolStep
{
    ValueTask<ToolOutcome> InvokeAsync(ToolRun run, ToolNext next, CancellationToken cancellationToken);
}
