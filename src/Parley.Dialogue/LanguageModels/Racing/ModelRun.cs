using Microsoft.Extensions.AI;
using Parley.Dialogue.Deadlines;
using Parley.LanguageModels;

namespace Parley.Dialogue.LanguageModels.Racing;

/// <summary>A candidate on its way: read ahead up to the first piece of its answer, then read on by the winner's reader.</summary>
internal sealed class ModelRun : IAsyncDisposable
{
    private readonly ModelAttempt _attempt;
    private readonly AbandonedReplies _abandoned;
    private readonly CancellationTokenSource _stop;
    private readonly IAsyncEnumerator<ChatResponseUpdate> _updates;
    private readonly List<ChatResponseUpdate> _held = [];
    private Task _pending;

    public ModelRun(
        IModelCandidate candidate, ModelAttempt attempt, IReadOnlyList<ChatMessage> messages, ChatOptions? options, AbandonedReplies abandoned, CancellationToken cancellationToken)
    {
        (Candidate, _attempt, _abandoned) = (candidate, attempt, abandoned);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // Its own copy: clients may write into the options they are given.
        _updates = candidate.Begin(attempt).GetStreamingResponseAsync(messages, options?.Clone(), _stop.Token).GetAsyncEnumerator(_stop.Token);
        _pending = Speaking = SpeakAsync();
    }

    public IModelCandidate Candidate { get; }

    public bool IsHedge => _attempt.IsHedge;

    /// <summary>Completes at the first piece of the answer; faults when there is none.</summary>
    public Task Speaking { get; }

    /// <summary>What came up to and with the first piece.</summary>
    public IReadOnlyList<ChatResponseUpdate> Held => _held;

    public ChatResponseUpdate Current => _updates.Current;

    public async ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken)
    {
        var moving = _updates.MoveNextAsync().AsTask();
        _pending = moving;
        return await moving.WaitAsync(cancellationToken);
    }

    /// <summary>Another one won.</summary>
    public void Outrun() => _attempt.IsOutrun = true;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _stop.Dispose();
        if (_pending.IsCompleted)
        {
            await _pending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await _updates.DisposeAsync();
        }
        else
        {
            _abandoned.Add(_pending, _updates);
        }
    }

    private async Task SpeakAsync()
    {
        // Whatever a client does before its first await must not hold up the race.
        await Task.Yield();
        while (await _updates.MoveNextAsync())
        {
            _held.Add(_updates.Current);
            if (ModelSigns.IsAnswer(_updates.Current))
                return;
        }

        throw new InvalidDataException($"The model '{Candidate.Name}' ended without a word.");
    }
}
