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
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is not null),
            })
            .Build();
    }

    /// <summary>Somebody probes: calls wait for a probe to close the circuit.</summary>
    public bool IsProbed { get; set; }

    public bool IsClosed => _state.CircuitState is CircuitState.Closed;

    /// <summary>The break is over, and nobody has tried since.</summary>
    public bool IsToBeTried => _state.CircuitState is CircuitState.Open && _clock.GetElapsedTime(Interlocked.Read(ref _openedAt)) >= _breakDuration;

    public bool LetsCallsThrough => IsClosed || (!IsProbed && IsToBeTried);

    /// <summary>
    /// Counted once it is over: an attempt that is given up, because the caller speaks again or another model spoke first, says nothing about the model,
    /// while the breaker would take whatever is no failure for a success.
    /// </summary>
    /// <exception cref="BrokenCircuitException">The model is not asked for now.</exception>
    public async ValueTask<T> TryAsync<T>(Func<CancellationToken, ValueTask<T>> begin, CancellationToken cancellationToken)
    {
        if (!IsClosed && !IsToBeTried)
            throw new BrokenCircuitException("The model rests.");
        T begun;
        try
        {
            begun = await begin(cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            await CountAsync(fault);
            throw;
        }

        await CountAsync(fault: null);
        return begun;
    }

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

    private async ValueTask CountAsync(Exception? fault)
    {
        var context = ResilienceContextPool.Shared.Get(CancellationToken.None);
        // What began before the circuit opened and ends after it changes nothing any more: the breaker's refusal is an outcome, too.
        await _breaker.ExecuteOutcomeAsync(
            static (_, fault) => ValueTask.FromResult(fault is null ? Outcome.FromResult(true) : Outcome.FromException<bool>(fault)), context, fault);
        ResilienceContextPool.Shared.Return(context);
    }
}
