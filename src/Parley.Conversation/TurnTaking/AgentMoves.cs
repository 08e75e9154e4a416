using Parley.Calls;

namespace Parley.Conversation.TurnTaking;

/// <summary>What the rules can have the agent do.</summary>
internal static class AgentMoves
{
    /// <summary>Says a scripted line; an earlier line that is not over gives way.</summary>
    public static TurnStep Say(TurnState state, AgentLine line)
    {
        var allow = line switch
        {
            AgentLine.ServerGoodbye or AgentLine.Breakdown or AgentLine.BreakdownAfterHandover or AgentLine.Handover => false,
            AgentLine.Greeting => !state.Rules.ProtectGreeting,
            _ => true,
        };
        TurnStep free = state;
        if (state.Line is { } earlier)
            free = Interrupt(state, earlier, InterruptionReason.Replaced);
        return free.Then(s =>
        {
            var id = new SpeechId(s.Speeches + 1);
            var said = s with { Speeches = id.Number, Line = new AgentSpeech.Scripted(id, line, allow), SilentSince = s.Now };
            return new TurnStep(said, [new TurnDecision.Say(id, line, allow)]);
        });
    }

    /// <summary>Has the dialogue break the silence.</summary>
    public static TurnStep Remind(TurnState state) => Remind(state with { IdlePrompts = state.IdlePrompts + 1 }, isResumption: false);

    /// <summary>Has the dialogue say where it stands.</summary>
    public static TurnStep Resume(TurnState state) => Remind(state, isResumption: true);

    private static TurnStep Remind(TurnState state, bool isResumption)
    {
        var id = new SpeechId(state.Speeches + 1);
        var reminder = new AgentSpeech.Reply(id, AgentSpeech.Reply.NoTurn, TurnDraft.Empty, "");
        return new TurnStep(
            state with { Speeches = id.Number, Reply = reminder, SilentSince = state.Now }, [new TurnDecision.Remind(id, isResumption)]);
    }

    /// <summary>Ends a speech, heard or not.</summary>
    public static TurnStep Interrupt(TurnState state, AgentSpeech speech, InterruptionReason reason)
    {
        var wasAudible = state.Audible?.Id == speech.Id;
        var ended = state with
        {
            Line = state.Line?.Id == speech.Id ? null : state.Line,
            Reply = state.Reply?.Id == speech.Id ? null : state.Reply,
            PausedAt = wasAudible ? null : state.PausedAt,
            Ending = wasAudible ? speech.Id : state.Ending,
            SilentSince = wasAudible ? state.Now : state.SilentSince,
            IdleSince = state.Now,
            MomentAsked = speech is not AgentSpeech.Reply && state.MomentAsked,
        };
        return new TurnStep(ended, [new TurnDecision.Interrupt(speech.Id, reason)]);
    }

    /// <summary>Takes back a reply nobody has heard: its turn is open again, with what was said since.</summary>
    public static TurnStep Retract(TurnState state, AgentSpeech.Reply reply) => reply.IsReminder
        ? Interrupt(state, reply, InterruptionReason.TurnResumed)
        : Interrupt(state, reply, InterruptionReason.TurnResumed)
            .Then(s => s with
            {
                Draft = reply.Asked.Join(s.Draft),
                Turns = reply.Turn - 1,
                CarriedQuestion = Carried(reply),
                Expected = reply.Answers,
                Finished = null,
                Revision = s.Revision + 1,
            })
            .Decide(new TurnDecision.RetractTurn(reply.Turn));

    /// <summary>
    /// Something went wrong while an answer was owed: say so the first time, then offer a person, in the end call one. Only an agent who still cannot
    /// answer after that gives up.
    /// </summary>
    public static TurnStep Trouble(TurnState state, AgentLine first)
    {
        var counted = state with { Troubles = state.Troubles + 1 };
        if (counted.Troubles >= state.Rules.GiveUpAfter)
            return counted is { CallsPersons: true, PersonCalled: false } ? CallPerson(counted) : BreakDown(counted);
        if (counted.PersonCalled)
            return Say(counted, first is AgentLine.Apology ? AgentLine.LostThread : first);
        return counted.Troubles == 1
            ? Say(counted, first)
            : Say(counted, AgentLine.Apology).Decide(new TurnDecision.OfferPerson("The agent could not answer."));
    }

    public static TurnStep BreakDown(TurnState state) =>
        Close(state, state.PersonCalled ? AgentLine.BreakdownAfterHandover : AgentLine.Breakdown, HangUpReason.Failed);

    private static TurnStep CallPerson(TurnState state) =>
        Say(state with { PersonCalled = true, Troubles = state.Rules.GiveUpAfter - 2 }, AgentLine.Handover);

    /// <summary>A scripted line failed: there is nothing better to say, but it counts.</summary>
    public static TurnStep Counted(TurnState state)
    {
        var counted = state with { Troubles = state.Troubles + 1 };
        return counted.Troubles >= state.Rules.GiveUpAfter ? HangUp(counted, HangUpReason.Failed) : counted;
    }

    /// <summary>Last words, then the end.</summary>
    public static TurnStep Close(TurnState state, AgentLine words, HangUpReason reason)
    {
        TurnStep quiet = state with { Phase = CallPhase.Closing, ClosingFor = reason, ClosingSince = state.Now };
        if (state.Reply is { } reply)
            quiet = quiet.Then(s => Interrupt(s, reply, InterruptionReason.Closing));
        return quiet.Then(s => Say(s, words));
    }

    public static TurnStep HangUp(TurnState state, HangUpReason reason)
    {
        TurnStep silent = state;
        foreach (AgentSpeech? speech in new AgentSpeech?[] { state.Line, state.Reply })
            if (speech is not null)
                silent = silent.Then(s => Interrupt(s, speech, InterruptionReason.Closing));
        return silent.Decide(new TurnDecision.HangUp(reason)).Then(s => s with { Phase = CallPhase.Ended });
    }

    /// <summary>Gives up on the draft: nothing in it asks for an answer.</summary>
    public static TurnStep Drop(TurnState state) =>
        new(state with { Draft = TurnDraft.Empty, Finished = null }, [new TurnDecision.DropUtterances(state.Draft)]);

    public static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static string Carried(AgentSpeech.Reply reply)
    {
        // What was carried into this turn stands before the turn's own words.
        var own = reply.Asked.Text;
        return reply.Question.Length > own.Length ? reply.Question[..^own.Length].TrimEnd() : "";
    }
}
