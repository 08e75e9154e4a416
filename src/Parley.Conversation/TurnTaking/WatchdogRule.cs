namespace Parley.Conversation.TurnTaking;

/// <summary>
/// The agent never falls silent while it owes an answer: it asks for a moment first, and takes the blame and offers a person when
/// still nothing comes, whatever it was that broke.
/// </summary>
internal static class WatchdogRule
{
    public static TurnStep Apply(TurnState state)
    {
        var quiet = state.Reply is null && state.Line is null;
        if (quiet || state.Phase is not CallPhase.Live || state.CallerSpeaking || state.PausedAt is not null || state.CannotBeHeard)
            return state;
        if (state.Now - state.SilentSince < state.Rules.Watchdog)
            return state;
        if (state.Line is { } stuck)
            return GiveUp(state, stuck);
        if (state.Reply is { AudibleAt: null } && !state.MomentAsked)
            return AgentMoves.Say(state with { MomentAsked = true }, AgentLine.OneMoment);
        return GiveUp(state, state.Reply!);
    }

    private static TurnStep GiveUp(TurnState state, AgentSpeech stuck)
    {
        var silent = AgentMoves.Interrupt(state, stuck, InterruptionReason.Watchdog);
        return stuck switch
        {
            AgentSpeech.Scripted { Line: AgentLine.Greeting } => silent.Then(s => AgentMoves.Say(s, AgentLine.Hello)),
            AgentSpeech.Scripted => silent.Then(AgentMoves.Counted).Then(s => s with { SilentSince = s.Now }),
            AgentSpeech.Reply { AudibleAt: not null } => silent.Then(s => AgentMoves.Trouble(s, AgentLine.LostThread)),
            // A moment was asked for and has passed: that is the second disappointment already.
            _ => silent.Then(s => AgentMoves.Trouble(s with { Troubles = Math.Max(s.Troubles, 1) }, AgentLine.Apology)),
        };
    }
}
