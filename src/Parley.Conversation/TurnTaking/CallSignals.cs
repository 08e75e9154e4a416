using Parley.Calls;

namespace Parley.Conversation.TurnTaking;

/// <summary>Takes in what happens to the call itself.</summary>
internal static class CallSignals
{
    public static TurnStep Joined(TurnState state, TurnSignal.CallerJoined joined)
    {
        var known = state with { EchoCancelled = joined.EchoCancelled };
        if (state.Phase is not CallPhase.Waiting)
            return known;
        var live = known with { Phase = CallPhase.Live, SilentSince = state.Now, IdleSince = state.Now };
        if (state.IsResumption)
            return AgentMoves.Resume(live);
        return state.HasGreeting ? AgentMoves.Say(live, AgentLine.Greeting) : live;
    }

    /// <summary>While the line is down nobody is asked whether they are there, nor kept waiting.</summary>
    public static TurnStep Connection(TurnState state, TurnSignal.ConnectionLost lost) =>
        state with { ConnectionLost = lost.Lost, SilentSince = state.Now, IdleSince = state.Now };

    /// <summary>Nor is an agent that is kept silent to blame for its silence.</summary>
    public static TurnStep AgentMuted(TurnState state, TurnSignal.AgentMuted muted) =>
        state with { AgentMuted = muted.IsMuted, SilentSince = state.Now, IdleSince = state.Now };

    public static TurnStep Stopping(TurnState state) => state.Phase switch
    {
        CallPhase.Waiting => AgentMoves.HangUp(state, HangUpReason.ServerStopping),
        CallPhase.Live => AgentMoves.Close(state, AgentLine.ServerGoodbye, HangUpReason.ServerStopping),
        _ => state,
    };

    public static TurnStep Broken(TurnState state) => state.Phase switch
    {
        CallPhase.Waiting => AgentMoves.HangUp(state, HangUpReason.Failed),
        CallPhase.Live => AgentMoves.BreakDown(state),
        _ => state,
    };
}
