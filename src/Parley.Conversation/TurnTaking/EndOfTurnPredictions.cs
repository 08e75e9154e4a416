using Parley.Speech;

namespace Parley.Conversation.TurnTaking;

/// <summary>Asks the end-of-turn model, one question at a time: a new one makes the last one moot. Used by the mailbox's reader only.</summary>
internal sealed class EndOfTurnPredictions(CallScope scope) : IDisposable
{
    private CancellationTokenSource _moot = new();
    private Task _asking = Task.CompletedTask;
    private bool _failed;

    public void Ask(TurnDecision.PredictEndOfTurn question, string lastAgentUtterance)
    {
        _moot.Cancel();
        _moot.Dispose();
        _moot = new CancellationTokenSource();
        var context = new EndOfTurnContext(question.Text, scope.Session.Language, lastAgentUtterance) { Asked = question.Asked };
        _asking = AskAsync(_asking, context, question.Revision, _moot.Token);
    }

    public Task StopAsync()
    {
        _moot.Cancel();
        return _asking;
    }

    public void Dispose() => _moot.Dispose();

    private async Task AskAsync(Task before, EndOfTurnContext context, int revision, CancellationToken moot)
    {
        // The model may work as soon as it is asked; that must not be on the mailbox's thread.
        await Task.Yield();
        await before;
        try
        {
            var probability = await scope.Engines.EndOfTurn.PredictAsync(context, moot).AsTask().WaitAsync(moot);
            scope.Mailbox.Post(new TurnSignal.EndOfTurnPredicted(scope.Now, revision, probability));
        }
        catch (OperationCanceledException) when (moot.IsCancellationRequested)
        {
            // The caller has said more since.
        }
        catch (Exception exception)
        {
            // Without a prediction the policy waits a little longer; told once a call.
            if (!_failed)
                scope.Reports.Degraded(scope.Now, "end_of_turn", exception);
            _failed = true;
        }
    }
}
