using Microsoft.Extensions.AI;
using Parley.Dialogue.Deadlines;
using Parley.LanguageModels;

namespace Parley.Dialogue.LanguageModels.Racing;

/// <summary>
/// Asks the first candidate, the next one when it fails or is silent for the hedge's time, and takes whoever speaks first. At most two run at
/// once: a hedge is against one model's bad moment, not a broadcast.
/// </summary>
internal sealed class ModelRace(
    IReadOnlyList<IModelCandidate> candidates, IReadOnlyList<ChatMessage> messages, ChatOptions? options, TimeSpan altogether, TimeProvider clock, AbandonedReplies abandoned)
    : IAsyncDisposable
{
    private const int AtOnce = 2;

    private readonly List<ModelRun> _running = [];
    private readonly List<ModelRun> _ended = [];
    private readonly List<string> _faults = [];
    private Exception? _lastFault;
    private int _asked;
    private long _lastAsked;

    /// <exception cref="NoModelException">None began, or none in time.</exception>
    public async Task<ModelRun> FirstToSpeakAsync(CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var deadline = Task.Delay(altogether, clock, over.Token);
        try
        {
            while (!deadline.IsCompleted)
            {
                if (_running.Count == 0 && !Ask(isHedge: false, cancellationToken))
                    throw new NoModelException($"None of {candidates.Count} models began to answer. {string.Join(' ', _faults)}", _lastFault!);
                await StepAsync(deadline, over.Token, cancellationToken).WaitAsync(cancellationToken);
                if (Settle() is { } winner)
                    return winner;
            }

            cancellationToken.ThrowIfCancellationRequested();
            throw new NoModelException($"No model began to answer within {altogether.TotalMilliseconds:F0} ms. {string.Join(' ', _faults)}", _lastFault ?? new ReplyDeadlineException());
        }
        finally
        {
            over.Cancel();
        }
    }

    /// <summary>Cancels those that lost, while the winner goes on.</summary>
    public async Task DropOthersAsync(ModelRun winner)
    {
        foreach (var run in _running.FindAll(r => r != winner))
        {
            _running.Remove(run);
            await run.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var run in _running.Concat(_ended))
            await run.DisposeAsync();
    }

    /// <summary>Until somebody spoke or failed, or the hedge was sent.</summary>
    /// <param name="over">Ends with the race; a model that was asked goes on after it, should it have won.</param>
    private async Task StepAsync(Task deadline, CancellationToken over, CancellationToken cancellationToken)
    {
        using var settled = CancellationTokenSource.CreateLinkedTokenSource(over);
        List<Task> awaited = [.. _running.Select(r => r.Speaking), deadline];
        var hedge = _running.Count < AtOnce && _asked < candidates.Count && _running[^1].Candidate.HedgeAfter is { } after
            ? Task.Delay(Left(after), clock, settled.Token)
            : null;
        if (hedge is not null)
            awaited.Add(hedge);
        await Task.WhenAny(awaited);
        if (hedge is { IsCompletedSuccessfully: true } && !_running.Exists(r => r.Speaking.IsCompleted))
            Ask(isHedge: true, cancellationToken);
        settled.Cancel();
    }

    private TimeSpan Left(TimeSpan after)
    {
        var left = after - clock.GetElapsedTime(_lastAsked);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private bool Ask(bool isHedge, CancellationToken cancellationToken)
    {
        if (_asked == candidates.Count)
            return false;
        var candidate = candidates[_asked++];
        _lastAsked = clock.GetTimestamp();
        _running.Add(new ModelRun(candidate, new ModelAttempt(_asked, isHedge), messages, options, abandoned, cancellationToken));
        return true;
    }

    private ModelRun? Settle()
    {
        // In order of preference, should two have spoken by now.
        var winner = _running.Find(r => r.Speaking.IsCompletedSuccessfully);
        foreach (var run in _running.FindAll(r => r.Speaking.IsFaulted || r.Speaking.IsCanceled))
        {
            _lastFault = run.Speaking.Exception?.InnerException ?? new OperationCanceledException();
            _faults.Add($"{run.Candidate.Name}: {_lastFault.Message}");
            _running.Remove(run);
            _ended.Add(run);
        }

        if (winner is null)
            return null;
        foreach (var run in _running)
            if (run != winner)
                Outrun(run, by: winner);
        return winner;
    }

    private static void Outrun(ModelRun run, ModelRun by)
    {
        run.Outrun();
        if (by.IsHedge)
            run.Candidate.WasOutrun();
    }
}
