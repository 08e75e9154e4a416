using Parley.Calls;

namespace Parley.Conversation.TurnTaking;

/// <summary>
/// Decides whose turn it is. Pure: the same state and signal give the same step, time comes in signals, and what is decided is
/// carried out by others. Each signal is first taken in, then every rule looks at the state it led to, so that a rule may fire on a
/// signal as well as on the passing of time.
/// </summary>
internal static class TurnPolicy
{
    public static TurnStep Next(TurnState state, TurnSignal signal)
    {
        if (state.Phase is CallPhase.Ended)
            return state;
        var now = signal.At > state.Now ? signal.At : state.Now;
        // Most signals by far: the state is written anew once, not twice.
        var taken = signal is TurnSignal.SpeechWentOn on ? CallerSignals.WentOn(state, on, now) : TakeIn(state with { Now = now }, signal);
        return taken
            .Then(BargeInRule.Apply)
            .Then(TurnResumedRule.Apply)
            .Then(EndpointingRule.Apply)
            .Then(BeginAheadRule.Apply)
            .Then(WatchdogRule.Apply)
            .Then(SilenceRule.Apply)
            .Then(CallEndRule.Apply)
            .Then(Show);
    }

    private static TurnStep TakeIn(TurnState state, TurnSignal signal) => signal switch
    {
        TurnSignal.Tick => CallerSignals.TimePassed(state),
        TurnSignal.SpeechBegan began => CallerSignals.Began(state, began),
        TurnSignal.SpeechPaused paused => CallerSignals.Paused(state, paused),
        TurnSignal.WordsHeard words => CallerSignals.Words(state, words),
        TurnSignal.RecognitionFailed failed => CallerSignals.NoWords(state, failed),
        TurnSignal.EndOfTurnPredicted predicted => CallerSignals.Predicted(state, predicted),
        TurnSignal.TextTyped typed => CallerSignals.Typed(state, typed),
        TurnSignal.SpeechAudible audible => AgentSignals.Audible(state, audible),
        TurnSignal.SpeechProgressed progressed => AgentSignals.Progressed(state, progressed),
        TurnSignal.AnswerExpected expected => AgentSignals.Expecting(state, expected),
        TurnSignal.SpeechEnded ended => AgentSignals.Ended(state, ended),
        TurnSignal.CallerJoined joined => CallSignals.Joined(state, joined),
        TurnSignal.EchoCancellationChanged changed => state with { EchoCancelled = changed.Cancelled },
        TurnSignal.Muted muted => state with { Muted = muted.IsMuted, IdleSince = state.Now },
        TurnSignal.ConnectionLost lost => CallSignals.Connection(state, lost),
        TurnSignal.CallerLeft => AgentMoves.HangUp(state, HangUpReason.CallerLeft),
        TurnSignal.AgentMuted muted => CallSignals.AgentMuted(state, muted),
        TurnSignal.AgentRemoved => AgentMoves.HangUp(state, HangUpReason.AgentRemoved),
        TurnSignal.Stopping => CallSignals.Stopping(state),
        TurnSignal.Broken => CallSignals.Broken(state),
        _ => throw new ArgumentOutOfRangeException(nameof(signal), signal.GetType().Name, "No such signal."),
    };

    private static TurnStep Show(TurnState state)
    {
        var agent = state switch
        {
            { Phase: CallPhase.Waiting } => AgentState.Initializing,
            { Audible: not null } => AgentState.Speaking,
            { Owes: true } => AgentState.Thinking,
            _ => AgentState.Listening,
        };
        return state.Shown == agent ? state : new TurnStep(state with { Shown = agent }, [new TurnDecision.ShowState(agent)]);
    }
}
