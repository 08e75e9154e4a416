namespace Parley.Conversation.TurnTaking;

/// <summary>
/// The caller speaks while the agent is heard. Speech alone pauses the agent; only words, or a good deal of speech, interrupt it;
/// back-channels and noises let it go on.
/// </summary>
internal static class BargeInRule
{
    public static TurnStep Apply(TurnState state)
    {
        if (state.Audible is not { } speech || state.Draft.Latest is not { } latest)
            return state;
        if (!speech.AllowInterruptions)
            return BackChannelOnly(state) ? HoldBack(state) : state;
        if (latest.Typed)
            return Interrupt(state, speech, InterruptionReason.TypedText);
        if (IsInterruption(state))
            return Interrupt(state, speech, InterruptionReason.BargeIn);
        if (state.CallerSpeaking)
            return MayBeInterruption(state, latest) ? Pause(state, speech) : state;
        if (IsOver(state))
            return HoldBack(GoOn(state, speech, latest));
        if (TimedOut(state))
            return GoOn(state, speech, latest);
        // What was too short to be anything may be the first sound of what is: unlike a false interruption it does not keep a next pause off.
        return TooShort(state) ? Resume(state, speech) : state;
    }

    private static bool IsInterruption(TurnState state)
    {
        var evidence = state.Evidence;
        var text = state.Draft.Text;
        var voiced = state.Draft.Voiced;
        if (text.Length == 0)
            return voiced >= evidence.DurationWithoutWords && state.CallerSpeaking;
        if (BackChannels.IsOnly(text, state.Language))
            return voiced >= state.Rules.LongestBackChannel && state.CallerSpeaking;
        return voiced >= evidence.InterruptAfter && BackChannels.CountWords(text) >= evidence.MinimumWords;
    }

    private static bool MayBeInterruption(TurnState state, DraftUtterance latest) =>
        state.PausedAt is null
        && latest.Voiced >= state.Evidence.PauseAfter
        && !latest.WasFalseInterruption
        && !BackChannels.IsOnly(state.Draft.Text, state.Language);

    private static TurnStep Pause(TurnState state, AgentSpeech speech) =>
        new(state with { PausedAt = state.Now }, [new TurnDecision.PausePlayout(speech.Id)]);

    /// <summary>All was said and understood, or nobody will understand it any more, and it was no interruption.</summary>
    private static bool IsOver(TurnState state) =>
        !state.Draft.AwaitsFinal || state.Now - state.Draft.LastSpeech >= state.Rules.FinalTranscriptWait;

    private static bool TimedOut(TurnState state) =>
        state.PausedAt is not null && state.Now - state.Draft.LastSpeech >= state.Rules.FalseInterruption;

    /// <summary>A click or a cough: no word that comes of it interrupts, so none is waited for.</summary>
    private static bool TooShort(TurnState state) => state.Draft.Voiced < state.Evidence.InterruptAfter;

    private static bool BackChannelOnly(TurnState state) =>
        !state.CallerSpeaking && !state.Draft.AwaitsFinal && BackChannels.IsOnly(state.Draft.Text, state.Language);

    /// <summary>The draft stays: words that come late may still interrupt.</summary>
    private static TurnStep GoOn(TurnState state, AgentSpeech speech, DraftUtterance latest) =>
        state.PausedAt is null ? state : Resume(state with { Draft = state.Draft.With(latest with { WasFalseInterruption = true }) }, speech);

    private static TurnStep Resume(TurnState state, AgentSpeech speech) =>
        state.PausedAt is null
            ? state
            : new TurnStep(state with { PausedAt = null, SilentSince = state.Now }, [new TurnDecision.ResumePlayout(speech.Id)]);

    private static TurnStep HoldBack(TurnStep step) => step.Then(state =>
        AgentMoves.Drop(state).Then(s => s with { HeldBack = BackChannels.IsOnly(state.Draft.Text, state.Language) ? state.Draft : s.HeldBack }));

    private static TurnStep Interrupt(TurnState state, AgentSpeech speech, InterruptionReason reason)
    {
        var heardFor = (state.PausedAt ?? state.Now) - (speech.AudibleAt ?? state.Now);
        var step = AgentMoves.Interrupt(state, speech, reason);
        if (speech is AgentSpeech.Reply barely && heardFor < state.Rules.JoinWindow)
            step = step.Then(s => s with { CarriedQuestion = barely.Question.Length <= TurnDraft.MostTyped ? barely.Question : "" });
        // "One moment please" gave way: so does the reply behind it, whose turn goes on.
        if (speech is AgentSpeech.Scripted && state.Reply is { } behind)
            step = step.Then(s => AgentMoves.Retract(s, behind));
        // Whoever speaks into the goodbye is still there.
        return step.Then(s => s.Phase is CallPhase.Closing ? s with { Phase = CallPhase.Live, IdlePrompts = 0 } : s);
    }
}
