namespace Parley.Tools.Gateway.Timeouts;

/// <summary>All attempts together end in time, on the call's clock; a tool that does not heed its token is left behind.</summary>
internal sealed class TimeoutStep : IToolStep
{
    public async ValueTask<ToolOutcome> InvokeAsync(ToolRun run, ToolNext next, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(run.Definition.Timeout, run.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var ending = next(run, either.Token);
            return ending.IsCompleted ? await ending : await ending.AsTask().WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new ToolOutcome.Failed("timeout", $"No answer within {run.Definition.Timeout.TotalSeconds:0.###} s.", run.MayHaveHappened);
        }
    }
}
