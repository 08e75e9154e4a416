using Parley.Calls;

namespace Parley.Conversation.TurnTaking;

/// <summary>Takes in what became of the agent's speeches. Signals of speeches that are over already change nothing.</summary>
internal static class AgentSignals
{
    public static TurnStep Audible(TurnState state, TurnSignal.SpeechAudible audible)
    {
        var now = state with { SilentSince = state.Now };
        if (state.Line?.Id == audible.Speech)
            return now with { Line = state.Line with { AudibleAt = state.Now } };
        if (state.Reply?.Id != audible.Speech)
            return state;
        TurnStep replying = now with { Reply = state.Reply with { AudibleAt = state.Now } };
        // The answer is there: "one moment please" behind it would be absurd.
        return state.Line is { } late ? replying.Then(s => AgentMoves.Interrupt(s, late, InterruptionReason.Replaced)) : replying;
    }

    public static TurnStep Progressed(TurnState state, TurnSignal.SpeechProgressed progressed) =>
        state.Line?.Id == progressed.Speech || state.Reply?.Id == progressed.Speech ? state with { SilentSince = state.Now } : state;

    public static TurnStep Expecting(TurnState state, TurnSignal.AnswerExpected expected) =>
        state.Reply is { } reply && reply.Id == expected.Speech
            ? state with { Expected = expected.Answer, Reply = reply with { Asks = true } }
            : state;

    public static TurnStep Ended(TurnState state, TurnSignal.SpeechEnded ended)
    {
        var settled = state.Ending == ended.Speech ? state with { Ending = null } : state;
        if (settled.Line is { } line && line.Id == ended.Speech)
            return LineEnded(Over(settled) with { Line = null }, line, ended.Ending);
        if (settled.Reply is { } reply && reply.Id == ended.Speech)
        {
            var over = Over(settled) with { Reply = null, MomentAsked = false };
            return reply.IsReminder ? ReminderEnded(over, reply, ended.Ending) : ReplyEnded(over, ended.Ending);
        }

        return settled;
    }

    private static TurnState Over(TurnState state) =>
        state with { PausedAt = null, SilentSince = state.Now, IdleSince = state.Now };

    private static TurnStep LineEnded(TurnState state, AgentSpeech.Scripted line, SpeechEnding ending)
    {
        if (state.Phase is CallPhase.Closing)
            return AgentMoves.HangUp(state, state.ClosingFor);
        return ending switch
        {
            SpeechEnding.Completed completed => AnswerOverlapped(state, completed.HeardText),
            SpeechEnding.Failed { HeardSome: false } when line.Line is AgentLine.Greeting => AgentMoves.Say(state, AgentLine.Hello),
            SpeechEnding.Failed => AgentMoves.Counted(state),
            _ => state,
        };
    }

    private static TurnStep ReplyEnded(TurnState state, SpeechEnding ending) => ending switch
    {
        SpeechEnding.Completed { EndsCall: true } => AgentMoves.HangUp(state, HangUpReason.AgentEnded),
        SpeechEnding.Completed { HeardText.Length: > 0 } completed => AnswerOverlapped(state with { Troubles = 0 }, completed.HeardText),
        SpeechEnding.Completed => AgentMoves.Trouble(state, AgentLine.DidNotCatch),
        SpeechEnding.Failed failed => AgentMoves.Trouble(state, failed.HeardSome ? AgentLine.LostThread : AgentLine.DidNotCatch),
        _ => state,
    };

    /// <summary>Where the dialogue has nothing to say to a silence, the agent asks whether anybody is there.</summary>
    private static TurnStep ReminderEnded(TurnState state, AgentSpeech.Reply reminder, SpeechEnding ending) => ending switch
    {
        SpeechEnding.Completed { EndsCall: true } => AgentMoves.HangUp(state, HangUpReason.TimedOut),
        SpeechEnding.Completed { HeardText.Length: > 0 } completed =>
            AnswerOverlapped(reminder.Asks ? state : state with { Expected = null }, completed.HeardText),
        SpeechEnding.Completed or SpeechEnding.Failed => AgentMoves.Say(state with { Expected = null }, AgentLine.StillThere),
        _ => state,
    };

    /// <summary>"Shall I book it?" - "Yes" over its last word: a back-channel in the middle of a speech, an answer at its end.</summary>
    private static TurnStep AnswerOverlapped(TurnState state, string heardText)
    {
        var answered = state.HeldBack is { } held && heardText.EndsWith('?')
            && state.Now - held.LastSpeech <= state.Rules.AnswerOverlap;
        return answered
            ? state with { Draft = state.HeldBack!.Join(state.Draft), HeldBack = null, Finished = 1 }
            : state with { HeldBack = null };
    }
}
