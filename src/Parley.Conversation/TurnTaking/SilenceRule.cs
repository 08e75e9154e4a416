using Parley.Calls;

namespace Parley.Conversation.TurnTaking;

/// <summary>Nobody says anything: the agent asks once whether anybody is there, then says goodbye.</summary>
internal static class SilenceRule
{
    public static TurnStep Apply(TurnState state)
    {
        var agentQuiet = state.Reply is null && state.Line is null;
        var callerQuiet = state.Draft.IsEmpty && !state.CallerSpeaking;
        if (state.Phase is not CallPhase.Live || !agentQuiet || !callerQuiet || state.ConnectionLost)
            return state;
        if (state.Now - state.IdleSince < (state.Muted ? state.Rules.MutedSilencePrompt : state.Rules.SilencePrompt))
            return state;
        return state.IdlePrompts == 0
            ? AgentMoves.Say(state with { IdlePrompts = 1 }, AgentLine.StillThere)
            : AgentMoves.Close(state, AgentLine.Goodbye, HangUpReason.TimedOut);
    }
}
