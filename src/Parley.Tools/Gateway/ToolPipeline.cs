namespace Parley.Tools.Gateway;

/// <summary>The steps as one call, from the outside in.</summary>
internal static class ToolPipeline
{
    public static ToolNext Of(IReadOnlyList<IToolStep> steps)
    {
        ToolNext next = static (run, cancellationToken) => run.Tool.Tool.RunAsync(
            new ToolInvocation(run.Call, run.Scope, run.Key) { Attempt = run.Attempts }, cancellationToken);
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            var (step, inner) = (steps[i], next);
            next = (run, cancellationToken) => step.InvokeAsync(run, inner, cancellationToken);
        }

        return next;
    }
}
