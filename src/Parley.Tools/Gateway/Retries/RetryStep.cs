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
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            context.Properties.Set(Run, run);
            return await _pipelines.GetValue(run.Clock, Make).ExecuteAsync(
                static (context, next) => next(context.Properties.GetValue(Run, null!), context.CancellationToken), context, next);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static ResiliencePipeline<ToolOutcome> Make(TimeProvider clock) =>
        new ResiliencePipelineBuilder<ToolOutcome> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<ToolOutcome>
            {
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = FirstDelay,
                MaxDelay = LongestDelay,
                ShouldHandle = arguments => ValueTask.FromResult(IsWorthTrying(arguments.Context.Properties.GetValue(Run, null!), arguments.Outcome.Result)),
                DelayGenerator = arguments => ValueTask.FromResult(arguments.Context.Properties.GetValue(Run, null!).RetryAfter),
            })
            .Build();

    private static bool IsWorthTrying(ToolRun run, ToolOutcome? outcome) =>
        outcome is ToolOutcome.Failed { Code: "unavailable" or "rate_limited" }
        && run.Attempts <= run.Tool.Policy.Retries
        && (run.RetryAfter is not { } asked || asked <= LongestDelay);
}
