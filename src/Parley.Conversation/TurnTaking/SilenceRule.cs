using Parley.Calls;

namespace Parley.Conversation.TurnTaking;

/// <summary>
/// Nobody says anything. What the dialogue has asked for it asks again, with more help each time, until it says goodbye itself; otherwise the agent
/// asks once whether anybody is there, then says goodbye.
/// </summary>
internal static class SilenceRule
{
    // The dialogue gives up before; this is the bound should it not.
    private const int MostReminders = 4;

    public static TurnStep Apply(TurnState state)
    {
        var agentQuiet = state.Reply is null && state.Line is null;
        var callerQuiet = state.Draft.IsEmpty && !state.CallerSpeaking;
        if (state.Phase is not CallPhase.Live || !agentQuiet || !callerQuiet || state.CannotBeHeard)
            return state;
        if (state.Now - state.IdleSince < Patience(state))
            return state;
        if (state.Expected is not null && state.IdlePrompts < MostReminders)
            return AgentMoves.Remind(state);
        return state.IdlePrompts == 0
            ? AgentMoves.Say(state with { IdlePrompts = 1 }, AgentLine.StillThere)
            : AgentMoves.Close(state, AgentLine.Goodbye, HangUpReason.TimedOut);
    }

    private static TimeSpan Patience(TurnState state) =>
        state.Muted ? state.Rules.MutedSilencePrompt : state.Expected?.Timeout ?? state.Rules.SilencePrompt;
}
