using Microsoft.Extensions.Logging;
using Parley.Calls;

namespace Parley.Tools.Gateway.Once;

/// <summary>
/// Writes down that a call begins, lets it run to its end whatever the caller does meanwhile, and keeps how it ended. A call that once began
/// and never ended may have had its effect: only where repeating is harmless does it run again.
/// </summary>
internal sealed partial class RecordStep(IToolCallStore store, ToolRuns runs, ILogger<RecordStep> logger) : IToolStep
{
    private static readonly ToolOutcome.Failed Interrupted = new(
        "interrupted", "The call began before and was cut off; whether it took effect is not known.", MayHaveHappened: true);

    public async ValueTask<ToolOutcome> InvokeAsync(ToolRun run, ToolNext next, CancellationToken cancellationToken)
    {
        if (!run.IsKept)
            return await next(run, cancellationToken);
        var start = new ToolCallStart(run.Key, run.Scope.Call.Id, run.Call.Tool, run.Call.Step, run.Clock.GetUtcNow());
        var claim = await store.BeginAsync(run.Tenant, start, cancellationToken);
        switch (claim)
        {
            case ToolCallClaim.Finished finished:
                return finished.Outcome;
            case ToolCallClaim.Unfinished when run.Definition is { IsIdempotent: false, Effect: not ToolEffect.Reads }:
                return Interrupted;
            default:
                var outcome = await next(run, runs.Stopping);
                if (claim is ToolCallClaim.Unfinished && outcome is ToolOutcome.Failed { Code: not ("conflict" or "rejected" or "not_found") } failed)
                    // This run did nothing; what the one before it did, nobody has seen. A tool that looked and says no has.
                    outcome = failed with { MayHaveHappened = true };
                await KeepAsync(run, start, outcome);
                return outcome;
        }
    }

    private async ValueTask KeepAsync(ToolRun run, ToolCallStart start, ToolOutcome outcome)
    {
        try
        {
            switch (outcome)
            {
                case ToolOutcome.Failed { MayHaveHappened: true } when run.Definition.IsIdempotent:
                    // Left as begun: asked again, it runs again under the same key.
                    break;
                case ToolOutcome.Succeeded or ToolOutcome.Failed { MayHaveHappened: true }:
                    await store.FinishAsync(run.Tenant, start, outcome, run.Clock.GetUtcNow(), CancellationToken.None);
                    break;
                default:
                    await store.AbandonAsync(run.Tenant, run.Key, CancellationToken.None);
                    break;
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // It stays written down as begun, which errs on the safe side; the caller is told the truth all the same.
            LogNotKept(fault, run.Call.Tool, run.Scope.Call);
        }
    }

    [LoggerMessage(LogLevel.Error, "How {Tool} ended in {Call} could not be stored")]
    private partial void LogNotKept(Exception fault, string tool, CallContext call);
}
