namespace Parley.Conversation.TurnTaking;

/// <summary>
/// The time between the caller's last word and the certainty that it was the last is not lost: once the words stand, their answer is begun. What a flow
/// has asked for is not answered by a model, and may not be put into a request on speculation.
/// </summary>
internal static class BeginAheadRule
{
    // Below, the caller more likely goes on than not.
    private const double LikelyFinished = 0.5;

    public static TurnStep Apply(TurnState state)
    {
        if (!state.Rules.BeginAhead)
            return state;
        TurnStep kept = state;
        if (state.BegunAhead is { } begun && !SameWords.In(begun, Question(state)))
            kept = new TurnStep(state with { BegunAhead = null }, [new TurnDecision.DropReply()]);
        return kept.Then(s => s.BegunAhead is null && IsFree(s) && WordsStand(s)
            ? new TurnStep(s with { BegunAhead = Question(s) }, [new TurnDecision.BeginReply(s.Turns + 1, Question(s))])
            : s);
    }

    private static bool IsFree(TurnState state) =>
        state is { Phase: CallPhase.Live, Reply: null, Line: null, Ending: null, Expected: null, ConnectionLost: false, CallerSpeaking: false }
        && !state.Draft.IsTyped && state.Draft.Text.Length > 0;

    private static bool WordsStand(TurnState state) => state.Draft.AwaitsFinal
        ? state.Now - state.WordsSince >= state.Rules.StableWords
        : state.Finished >= LikelyFinished;

    private static string Question(TurnState state) =>
        state.Draft.IsEmpty ? "" : state.CarriedQuestion.Length > 0 ? $"{state.CarriedQuestion} {state.Draft.Text}" : state.Draft.Text;
}
