using System.Runtime.CompilerServices;
using Polly;
using Polly.Retry;

namespace Parley.Tools.Gateway.Retries;

/// <summary>Tries again after a passing fault, with jitter, and only where a second run does no more than one.</summary>
internal sealed class RetryStep : IToolStep
{
    private static readonly ResiliencePropertyKey<ToolRun> Run = new("parley.tool_run");
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(150);

    /// <summary>Longer than this no caller waits in silence for a second attempt.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(3);

    private readonly ConditionalWeakTable<TimeProvider, ResiliencePipeline<ToolOutcome>> _pipelines = [];

    public async ValueTask<ToolOutcome> InvokeAsync(ToolRun run, ToolNext next, CancellationToken cancellationToken)
    {
        if (run.Tool.Policy.Retries == 0 || run.Definition is { IsIdempotent: false, Effect: not ToolEffect.Reads })
            return await next(run, cancellationToken);
        // In the context it was called in: on virtual time everything stays on one thread.
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: true, cancellationToken);
        try
        {
            context.Properties.Set(Run, run);
            return await _pipelines.GetValue(run.Clock, Make).ExecuteAsync(
                static (context, next) => AttemptAsync(context.Properties.GetValue(Run, null!), next, context.CancellationToken), context, next);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>What an attempt may have done is not undone by a later one that says no: that one may say so because it is done.</summary>
    private static async ValueTask<ToolOutcome> AttemptAsync(ToolRun run, ToolNext next, CancellationToken cancellationToken)
    {
        var outcome = await next(run, cancellationToken);
        var isInDoubt = run.IsInDoubt;
        run.IsInDoubt |= outcome is ToolOutcome.Failed { MayHaveHappened: true };
        return outcome switch
        {
            ToolOutcome.Failed failed when isInDoubt => failed with { MayHaveHappened = true },
            ToolOutcome.Refused refused when isInDoubt => new ToolOutcome.Failed(refused.Code, refused.Message, MayHaveHappened: true),
            _ => outcome,
        };
    }

    private static ResiliencePipeline<ToolOutcome> Make(TimeProvider clock) =>
        new ResiliencePipelineBuilder<ToolOutcome> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<ToolOutcome>
            {
                MaxRetryAttempts = int.MaxValue,
                ShouldHandle = arguments => ValueTask.FromResult(IsWorthTrying(arguments.Context.Properties.GetValue(Run, null!), arguments.Outcome.Result)),
                DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(DelayOf(arguments.Context.Properties.GetValue(Run, null!))),
            })
            .Build();

    /// <summary>
    /// What the server asked for; else twice as long each time, less up to half of it. How much less follows from the call's key: it spreads
    /// callers as chance would, and a call that is replayed waits the same.
    /// </summary>
    private static TimeSpan DelayOf(ToolRun run)
    {
        if (run.RetryAfter is { } asked)
            return asked;
        var longest = FirstDelay * Math.Pow(2, Math.Clamp(run.Attempts - 1, 0, 16));
        var spread = HashOf($"{run.Key}/{run.Attempts}") / (double)uint.MaxValue;
        var delay = longest * (1 - spread / 2);
        return delay < LongestDelay ? delay : LongestDelay;
    }

    /// <summary>FNV-1a: the runtime's own differs from process to process.</summary>
    private static uint HashOf(string text) => text.Aggregate(2166136261u, (hash, letter) => unchecked((hash ^ letter) * 16777619u));

    private static bool IsWorthTrying(ToolRun run, ToolOutcome? outcome) =>
        outcome is ToolOutcome.Failed { Code: "unavailable" or "rate_limited" }
        && run.Attempts <= run.Tool.Policy.Retries
        && (run.RetryAfter is not { } asked || asked <= LongestDelay);
}
