using Parley.Calls;

namespace Parley.Conversation.TurnTaking;

/// <summary>Ends calls nobody came to, and closings that take too long.</summary>
internal static class CallEndRule
{
    public static TurnStep Apply(TurnState state) => state.Phase switch
    {
        CallPhase.Waiting when state.Now >= state.Rules.CallerJoins => AgentMoves.HangUp(state, HangUpReason.TimedOut),
        CallPhase.Closing when state.Now - state.ClosingSince >= state.Rules.Closing => AgentMoves.HangUp(state, state.ClosingFor),
        _ => state,
    };
}
