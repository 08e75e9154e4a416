using System.Collections.Concurrent;
using Polly;
using Polly.CircuitBreaker;

namespace Parley.Tools.Outbound;

/// <summary>Leaves a host alone that failed repeatedly, so that callers are told at once and the host can recover; then tries one request.</summary>
internal sealed class BreakerHandler(OutboundOptions options, TimeProvider clock, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly ConcurrentDictionary<string, ResiliencePipeline<HttpResponseMessage>> _breakers = new(StringComparer.OrdinalIgnoreCase);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var host = request.RequestUri!.Authority;
        try
        {
            return await _breakers.GetOrAdd(host, Make).ExecuteAsync(
                static async (state, token) => await state.Handler.TimedAsync(state.Request, token), (Handler: this, Request: request), cancellationToken);
        }
        catch (SlowHostException slow)
        {
            throw new OperationCanceledException(slow.Message, slow, cancellationToken);
        }
        catch (BrokenCircuitException open)
        {
            throw new CircuitOpenException(host, open.RetryAfter ?? options.BreakTime);
        }
    }

    /// <summary>A host that never answers ends in the cancellation of whoever waited: told apart from a change of mind by how long that took.</summary>
    private async Task<HttpResponseMessage> TimedAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (OperationCanceledException fault) when (cancellationToken.IsCancellationRequested && clock.GetElapsedTime(began) >= options.SlowAnswer)
        {
            throw new SlowHostException(fault);
        }
    }

    private ResiliencePipeline<HttpResponseMessage> Make(string host) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                FailureRatio = 0.8,
                MinimumThroughput = options.FailuresToBreak,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = options.BreakTime,
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome switch
                {
                    { Exception: HttpRequestException fault } => !IsRefusal(fault),
                    { Exception: SlowHostException } => true,
                    { Result: { } response } => (int)response.StatusCode >= 500,
                    _ => false,
                }),
            })
            .Build();

    /// <summary>Our own refusal, which comes wrapped from the handler of sockets, says nothing about the host.</summary>
    private static bool IsRefusal(HttpRequestException fault) => fault.InnerException is HostNotAllowedException;

    private sealed class SlowHostException(Exception inner) : Exception("The host did not answer.", inner);
}
