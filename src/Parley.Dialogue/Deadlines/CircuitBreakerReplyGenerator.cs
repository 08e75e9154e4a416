using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Parley.Dialogue.LanguageModels;
using Polly;
using Polly.CircuitBreaker;

namespace Parley.Dialogue.Deadlines;

/// <summary>
/// Does not ask a model whose replies mostly failed to begin within the last minute: the caller must not wait out the deadline turn after turn.
/// After the break one turn tries it again.
/// </summary>
internal sealed class CircuitBreakerReplyGenerator(IReplyGenerator inner, IOptions<ChatReplyOptions> options, TimeProvider clock) : IReplyGenerator
{
    private readonly ResiliencePipeline _breaker = new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            MinimumThroughput = 2,
            FailureRatio = 0.6,
            SamplingDuration = TimeSpan.FromMinutes(1),
            BreakDuration = options.Value.BreakDuration,
            // A caller who speaks again cancels the turn: that says nothing about the model.
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is not (null or OperationCanceledException { CancellationToken.IsCancellationRequested: true })),
        })
        .Build();

    /// <exception cref="BrokenCircuitException">The model is not asked for now.</exception>
    public async IAsyncEnumerable<ReplyPart> ReplyAsync(ReplyRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var parts = inner.ReplyAsync(request, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var isMore = await _breaker.ExecuteAsync(static (parts, _) => parts.MoveNextAsync(), parts, cancellationToken);
        for (; isMore; isMore = await parts.MoveNextAsync())
            yield return parts.Current;
    }
}
