using Parley.Calls;
using Parley.Conversation.Listening;
using Parley.Conversation.Reporting;
using Parley.Conversation.Speaking;
using Parley.Conversation.TurnTaking;
using Parley.Handoff;
using Parley.Records;

namespace Parley.Conversation;

/// <summary>One call from its first to its last moment: listening, deciding, speaking, ending.</summary>
internal sealed class CallSession(CallScope scope, PreparedLines prepared)
{
    private TurnState _state = TurnState.Of(scope.Session, scope.Options.Turns) with
    {
        CallsPersons = scope.Engines.Persons is not null && scope.Session.Agent.Handoff.Triggers.Contains(HandoffReason.SystemError),
    };

    /// <summary>Holds the call. Cancelling makes the agent say goodbye and hang up, within a bound.</summary>
    public async Task<HangUpReason> RunAsync(CancellationToken cancellationToken)
    {
        await using var recording = new CallRecording(scope.Engines.Recorders, scope.Session, scope.Call, scope.Logger);
        var voice = new Voice(scope);
        using var over = new CancellationTokenSource();
        using var listener = new Listener(scope, recording.Caller);
        var ledger = new CallLedger(scope);
        using var conductor = new Conductor(scope, listener, voice, ledger, prepared, recording);
        using var heartbeat = new Heartbeat(scope);
        scope.Transport.Speaker.Tap = recording.Agent;

        var reporting = scope.Reports.RunAsync(CancellationToken.None);
        scope.Reports.Journal(new CallEvent.Started(scope.Now));
        Task[] parts =
        [
            HoldAsync("listening", listener.RunAsync(over.Token), over.Token),
            HoldAsync("signals", new LegSignals(scope).RunAsync(over.Token), over.Token),
            HoldAsync("clock", heartbeat.RunAsync(over.Token), over.Token),
            HoldAsync("lines", conductor.PrepareLinesAsync(over.Token), over.Token),
        ];
        HangUpReason reason;
        await using (cancellationToken.Register(() => scope.Mailbox.Post(new TurnSignal.Stopping(scope.Now))))
            reason = await DecideAsync(conductor, listener, heartbeat);

        await HangUpAsync(reason);
        over.Cancel();
        await TidyUpAsync(Task.WhenAll([conductor.StopAsync(), .. parts]));
        // Nobody is left with a call that broke, also where no word of it could be said.
        if (reason is HangUpReason.Failed)
            await TidyUpAsync(conductor.CallPersonAsync());
        await CloseBooksAsync(conductor, ledger, reason);
        await TidyUpAsync(reporting);
        return reason;
    }

    /// <summary>The one reader of the mailbox.</summary>
    private async Task<HangUpReason> DecideAsync(Conductor conductor, Listener listener, Heartbeat heartbeat)
    {
        try
        {
            await foreach (var signal in scope.Mailbox.ReadAllAsync())
            {
                conductor.Notice(signal);
                var step = TurnPolicy.Next(_state, signal);
                _state = step.State;
                heartbeat.Follow(_state);
                listener.Follow(_state);
                foreach (var decision in step.Decisions)
                {
                    if (decision is TurnDecision.HangUp hangUp)
                        return hangUp.Reason;
                    conductor.CarryOut(decision);
                }
            }
        }
        catch (Exception exception)
        {
            // A fault in deciding ends this call, in order, and no other.
            scope.Logger.PartFailed(scope.Call, "deciding", exception);
        }

        return HangUpReason.Failed;
    }

    /// <summary>A part that breaks is told to the policy, which ends the call with a word of apology.</summary>
    private async Task HoldAsync(string name, Task part, CancellationToken over)
    {
        try
        {
            await part;
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The call is over.
        }
        catch (Exception exception)
        {
            scope.Logger.PartFailed(scope.Call, name, exception);
            scope.Mailbox.Post(new TurnSignal.Broken(scope.Now));
        }
    }

    private async Task HangUpAsync(HangUpReason reason)
    {
        try
        {
            using var bound = new CancellationTokenSource(scope.Options.TidyUp, scope.Clock);
            await scope.Transport.HangUpAsync(reason, bound.Token).WaitAsync(bound.Token);
        }
        catch (Exception exception)
        {
            // The leg may be gone already; the rest of the call is to be put in order all the same.
            scope.Logger.PartFailed(scope.Call, "hanging up", exception);
        }
    }

    /// <summary>Enters what was said last, then closes the journal.</summary>
    private async Task CloseBooksAsync(Conductor conductor, CallLedger ledger, HangUpReason reason)
    {
        scope.Mailbox.Close();
        await foreach (var late in scope.Mailbox.ReadAllAsync())
            conductor.Notice(late);
        ledger.Close(_state.Draft);
        scope.Reports.Journal(new CallEvent.Ended(scope.Now, reason));
        scope.Reports.Close();
    }

    private async Task TidyUpAsync(Task work)
    {
        try
        {
            await work.WaitAsync(scope.Options.TidyUp, scope.Clock);
        }
        catch (TimeoutException)
        {
            scope.Logger.LeftBehind(scope.Call);
        }
        catch (Exception exception)
        {
            // What is left of the end is more important than what broke in it.
            scope.Logger.PartFailed(scope.Call, "ending", exception);
        }
    }
}
