using Parley.Speech;

namespace Parley.Conversation.TurnTaking;

/// <summary>Takes in what comes from the caller: the draft of the turn grows.</summary>
internal static class CallerSignals
{
    /// <summary>A microphone that stops inside a word (muted, lost) sends no pause: time has to tell.</summary>
    public static TurnStep TimePassed(TurnState state)
    {
        var stalled = state.CallerSpeaking && state.Now - state.CallerHeardAt >= state.Rules.MicrophoneStall;
        if (!stalled)
            return state;
        TurnStep silent = state with { CallerSpeaking = false };
        return state.Draft.Latest is { } utterance ? silent.Decide(new TurnDecision.EndUtterance(utterance.Id)) : silent;
    }

    public static TurnStep Began(TurnState state, TurnSignal.SpeechBegan began)
    {
        var utterance = state.Draft.Find(began.Utterance) is { } resumed
            ? resumed with { AwaitsFinal = true, FinalAt = null }
            : new DraftUtterance(began.Utterance, began.Onset, began.Onset);
        return state with
        {
            Draft = state.Draft.With(utterance),
            CallerSpeaking = true,
            CallerHeardAt = state.Now,
            Finished = null,
            Revision = state.Revision + 1,
        };
    }

    /// <param name="state">As it was before the signal, its time included.</param>
    /// <param name="on">The signal.</param>
    /// <param name="now">The time it brings.</param>
    public static TurnStep WentOn(TurnState state, TurnSignal.SpeechWentOn on, TimeSpan now) =>
        state.Draft.Find(on.Utterance) is { } utterance
            ? state with
            {
                Now = now,
                Draft = state.Draft.With(utterance with { LastSpeech = on.LastSpeech, Voiced = on.Voiced }),
                CallerHeardAt = now,
            }
            : state with { Now = now };

    public static TurnStep Paused(TurnState state, TurnSignal.SpeechPaused paused)
    {
        if (state.Draft.Find(paused.Utterance) is not { } utterance)
            return state with { CallerSpeaking = false };
        return state with
        {
            Draft = state.Draft.With(utterance with { LastSpeech = paused.LastSpeech, Voiced = paused.Voiced }),
            CallerSpeaking = false,
            SilentSince = AgentMoves.Later(state.SilentSince, paused.LastSpeech),
        };
    }

    public static TurnStep Words(TurnState state, TurnSignal.WordsHeard words)
    {
        if (state.Draft.Find(words.Utterance) is not { } utterance)
            return state;
        var final = words.Transcript.IsFinal;
        // An empty final after interim words is the recogniser's last word; an empty interim says nothing new.
        if (!final && words.Transcript.Text.Length == 0)
            return state;
        var draft = state.Draft.With(utterance with
        {
            Transcript = words.Transcript,
            // Interim words after a final come from a resumed utterance: another final is due.
            AwaitsFinal = !final,
            FinalAt = final ? state.Now : null,
        });
        var since = SameWords.In(state.Draft.Text, draft.Text) ? state.WordsSince : state.Now;
        return Predict(state with { Draft = draft, WordsSince = since }, final);
    }

    /// <summary>The interim words, if any, have to do.</summary>
    public static TurnStep NoWords(TurnState state, TurnSignal.RecognitionFailed failed) =>
        state.Draft.Find(failed.Utterance) is { } utterance
            ? Predict(state with { Draft = state.Draft.With(utterance with { AwaitsFinal = false, FinalAt = state.Now }) }, ask: true)
            : state;

    public static TurnStep Predicted(TurnState state, TurnSignal.EndOfTurnPredicted predicted) =>
        predicted.Revision == state.Revision ? state with { Finished = Math.Clamp(predicted.Probability, 0, 1) } : state;

    public static TurnStep Typed(TurnState state, TurnSignal.TextTyped typed)
    {
        // Not heard yet, its answer will be taken back: the turn is one with what comes now.
        var open = state.Reply is { AudibleAt: null } reply ? reply.Asked.Join(state.Draft) : state.Draft;
        var words = open.Room(typed.Text.Trim());
        if (string.IsNullOrWhiteSpace(words))
            return state;
        var number = state.TypedTexts + 1;
        var text = new DraftUtterance(-number, state.Now, state.Now)
        {
            Transcript = new Transcript(words, IsFinal: true, state.Now, state.Now, []),
            AwaitsFinal = false,
            FinalAt = state.Now,
        };
        return state with { TypedTexts = number, Draft = state.Draft.With(text), SilentSince = state.Now, Revision = state.Revision + 1 };
    }

    private static TurnStep Predict(TurnState state, bool ask)
    {
        var changed = state with { Revision = state.Revision + 1, Finished = null };
        return ask && changed.Draft.Text.Length > 0
            ? new TurnStep(changed, [new TurnDecision.PredictEndOfTurn(changed.Revision, changed.Draft.Text, changed.Expected?.Slot)])
            : changed;
    }
}
