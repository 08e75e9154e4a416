namespace Parley.Conversation.TurnTaking;

/// <summary>
/// When the caller's turn is over: a silence since the last speech sample as long as the doubt about the end, and the final
/// transcript there or waited for long enough.
/// </summary>
internal static class EndpointingRule
{
    // What a reply needs to know of an interrupted speech is settled within microseconds; this is the bound if it never is.
    private static readonly TimeSpan SettlingBound = TimeSpan.FromMilliseconds(200);

    public static TurnStep Apply(TurnState state)
    {
        if (state.Phase is not CallPhase.Live || state.Draft.IsEmpty || state.CallerSpeaking)
            return state;
        if (state.Audible is not null || state.Reply is not null || Settling(state))
            return state;
        var silent = state.Now - state.Draft.LastSpeech;
        if (state.Draft.IsTypedOn && silent < state.Rules.TypedPause)
            return state;
        if (!state.Draft.IsTyped && silent < AnswerPatience.After(state.Rules, state.Expected?.Slot, state.Finished))
            return state;
        if (state.Draft.AwaitsFinal && silent < state.Rules.FinalTranscriptWait)
            return state;
        if (state.Draft.Text.Length > 0)
            return Commit(state);
        var substantial = state.Draft.Voiced >= state.Rules.SubstantialSpeech;
        return substantial ? AgentMoves.Drop(state).Then(s => AgentMoves.Trouble(s, AgentLine.DidNotCatch)) : AgentMoves.Drop(state);
    }

    private static bool Settling(TurnState state) => state.Ending is not null && state.Now - state.SilentSince < SettlingBound;

    private static TurnStep Commit(TurnState state)
    {
        TurnStep free = state;
        if (state.Line is { } unheard)
            free = AgentMoves.Interrupt(state, unheard, InterruptionReason.Replaced);
        return free.Then(s =>
        {
            var id = new SpeechId(s.Speeches + 1);
            var turn = s.Turns + 1;
            var question = s.CarriedQuestion.Length > 0 ? $"{s.CarriedQuestion} {s.Draft.Text}" : s.Draft.Text;
            var committed = s with
            {
                Reply = new AgentSpeech.Reply(id, turn, s.Draft, question) { Answers = s.Expected },
                Expected = null,
                BegunAhead = null,
                Draft = TurnDraft.Empty,
                Speeches = id.Number,
                Turns = turn,
                CarriedQuestion = "",
                Finished = null,
                HeldBack = null,
                IdlePrompts = 0,
                MomentAsked = false,
                Ending = null,
            };
            return new TurnStep(committed, [new TurnDecision.CommitTurn(id, turn, s.Draft, question, s.Draft.LastSpeech, s.Now)]);
        });
    }
}
