using Parley.Dialogue.Deadlines;
using Polly;
using Polly.CircuitBreaker;

namespace Parley.Dialogue.LanguageModels.Circuits;

/// <summary>
/// Whether a model may be asked: one whose answers mostly failed to begin within the last minute is left alone, so that no caller waits out a
/// deadline turn after turn. Where probes run, a probe tries it after the break, not a caller. Thread-safe.
/// </summary>
internal sealed class ModelCircuit
{
    private readonly CircuitBreakerStateProvider _state = new();
    private readonly ResiliencePipeline _breaker;
    private readonly TimeSpan _breakDuration;
    private readonly TimeProvider _clock;
    private long _openedAt;

    public ModelCircuit(TimeSpan breakDuration, TimeProvider clock)
    {
        (_breakDuration, _clock) = (breakDuration, clock);
        _breaker = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                MinimumThroughput = 2,
                FailureRatio = 0.6,
                SamplingDuration = TimeSpan.FromMinutes(1),
                BreakDuration = breakDuration,
                StateProvider = _state,
                OnOpened = _ =>
                {
                    Interlocked.Exchange(ref _openedAt, clock.GetTimestamp());
                    return ValueTask.CompletedTask;
                },
                // A caller who speaks again cancels the turn: that says nothing about the model.
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is not (null or OperationCanceledException { CancellationToken.IsCancellationRequested: true })),
            })
            .Build();
    }

    /// <summary>Somebody probes: calls wait for a probe to close the circuit.</summary>
    public bool IsProbed { get; set; }

    public bool IsClosed => _state.CircuitState is CircuitState.Closed;

    /// <summary>The break is over, and nobody has tried since.</summary>
    public bool IsToBeTried => _state.CircuitState is CircuitState.Open && _clock.GetElapsedTime(Interlocked.Read(ref _openedAt)) >= _breakDuration;

    public bool LetsCallsThrough => IsClosed || (!IsProbed && IsToBeTried);

    /// <exception cref="BrokenCircuitException">The model is not asked for now.</exception>
    public ValueTask<T> TryAsync<T>(Func<CancellationToken, ValueTask<T>> begin, CancellationToken cancellationToken) =>
        _breaker.ExecuteAsync(begin, cancellationToken);

    /// <summary>It was silent for so long that another one spoke first.</summary>
    public void WasTooSlow()
    {
        try
        {
            _breaker.Execute(() => throw new ReplyDeadlineException("Another model spoke first."));
        }
        catch (Exception e) when (e is ReplyDeadlineException or BrokenCircuitException)
        {
            // Counted, which was the purpose.
        }
    }
}
