using Parley.Understanding;

namespace Parley.Flows.Engine;

/// <summary>
/// What the caller said, in order of weight: an emergency, a person, an open yes-or-no question of the engine, what holds at any time, values,
/// yes and no, another task, a question; and only then is it not understood.
/// </summary>
internal static class CallerTurn
{
    public static void Take(FlowWalk walk, FlowInput.Understood said)
    {
        var isFirst = walk.State.Turn == 0;
        walk.State = walk.State with { Turn = said.Turn, TurnText = said.Text, Silences = 0, Begun = null };
        if (walk.State.Outcome == said.Heard)
            walk.State = walk.State with { Outcome = "", Retold = 0 };
        else if (walk.State.Outcome == said.ToldAgain)
            walk.State = walk.State with { Retold = walk.State.Retold + 1, RetoldIn = said.Turn };
        var acts = said.Turned.Acts;
        if ((acts & (CallerActs.Emergency | CallerActs.Person)) == 0)
            said = Besides.Note(walk, said);
        if (acts.HasFlag(CallerActs.Emergency))
            FlowEntry.Emergency(walk);
        else if (acts.HasFlag(CallerActs.Person))
            Person(walk, said.Turned);
        else if (walk.State.Wait is { IsWork: true })
            walk.Say(FlowPhrases.StillWorking, SayKind.Aside);
        else if (GivenUp.Take(walk, said) || LostThread.Take(walk, said, isFirst) || Withdrawals.Take(walk, said))
            return;
        else if ((said.IsPersonOffered ? OfferedPerson.Take(walk, said) : said) is { } left)
            Answer(walk, left);
    }

    private static void Person(FlowWalk walk, UnderstoodTurn turned)
    {
        Callers.Note(walk, turned);
        // Work under way is told of before anything else is looked up.
        if (walk.State.Wait is not { IsWork: true } && Besides.QuestionsOf(turned.Also) is { } question)
            Digressions.AskBeforePerson(walk, question);
        else
            PersonCalls.Asked(walk);
    }

    private static void Answer(FlowWalk walk, FlowInput.Understood said)
    {
        if (walk.State.Wait is FlowWait.Stopping)
            Stopping.Answered(walk, said);
        else if (walk.State.Wait is FlowWait.Switching offered)
            Switching.Answered(walk, said, offered);
        else if (walk.State.Wait is FlowWait.Choosing choice)
            Switching.Chosen(walk, said, choice);
        else if (walk.State.Wait is FlowWait.Lacking lacking)
            Lacking.Answered(walk, said, lacking);
        else if (walk.IsIdle)
            Switching.Idle(walk, said);
        else
            InFlow(walk, said);
    }

    public static void InFlow(FlowWalk walk, FlowInput.Understood said)
    {
        var asked = (walk.State.Wait as FlowWait.Slot)?.Name;
        if (NoneOfThem.Take(walk, said, asked) || Lacking.Take(walk, said, asked))
            return;
        var settled = SeveralOfThem.Begun(walk, said with { Turned = LeftToUs.Settled(walk, said.Turned, asked) }, asked);
        if (!ReferenceEquals(settled, said.Turned))
        {
            TakeValues(walk, settled, Filling.Take(walk, settled), asked);
            return;
        }

        if (Anytime.Take(walk, said, asked) || said.Turned.Acts.HasFlag(CallerActs.Why) && Purposes.Tell(walk, said.Text, asked))
            return;
        if (Switching.IsMeant(walk, said.Turned, asked) is { } flow)
        {
            if (!OtherwiseMeant.Take(walk, flow, said))
                Switching.Offer(walk, flow, said.Text);
            return;
        }

        var isQuestion = said.Turned.Acts.HasFlag(CallerActs.Question)
            && (!Filling.Answers(walk, said.Turned, asked) || Filling.IsSettled(walk, said.Turned, asked));
        var filled = isQuestion ? Filled.Nothing : Filling.Take(walk, said.Turned);
        if (filled.IsAnything)
            TakeValues(walk, said.Turned, filled, asked);
        else if (Disputed.Take(walk, said))
            return;
        else if (walk.State.Wait is FlowWait.Confirmation && said.Turned.Acts.HasFlag(CallerActs.Affirm) && !said.Turned.Acts.HasFlag(CallerActs.Deny))
            Confirming.Yes(walk);
        else if (walk.State.Wait is FlowWait.Confirmation && said.Turned.Acts.HasFlag(CallerActs.Deny))
            Confirming.No(walk);
        else if (isQuestion)
            Digressions.Ask(walk, said.Text, next: null);
        else if (!Restated.TakeText(walk, said, asked))
            Other(walk, said.Turned, asked);
    }

    private static void TakeValues(FlowWalk walk, UnderstoodTurn turned, Filled filled, string? asked)
    {
        var isReadingBack = walk.State.Wait is FlowWait.Confirmation;
        if (filled.Changed.Count > 0 || filled.Restated.Contains(asked ?? ""))
            walk.State = walk.State with { FailuresInARow = 0 };
        if (filled.IsLocked)
            walk.Say(FlowPhrases.Locked);
        foreach (var corrected in filled.Corrected.Where(_ => !isReadingBack))
            walk.Say(FlowPhrases.Corrected(walk.Top.Slots[corrected].Spoken), SayKind.Aside);
        // A value that comes late may have been missed before: "at ten", once free times were looked up for any time of the day.
        Corrections.Rewind(walk, [.. filled.Changed.Where(slot => slot != asked || filled.Corrected.Contains(slot))]);
        if (filled.Changed.Count > 0 || filled.IsLocked)
            GoOn(walk, filled);
        else if (asked is not null && filled.Rejected.TryGetValue(asked, out var why))
        {
            if (!BegunNumbers.Take(walk, asked))
                Asking.Fail(walk, asked, why);
        }
        else if (filled.Rejected.Count > 0 && isReadingBack)
            Confirming.Fail(walk, $"{string.Join(' ', filled.Rejected.Values)} {FlowPhrases.Confirm}");
        else if (filled.Rejected.Count > 0)
            GoOn(walk, filled);
        else if (isReadingBack && turned.Acts.HasFlag(CallerActs.Affirm))
            Confirming.Yes(walk);
        else if (isReadingBack || !Restated.Take(walk, turned, filled.Restated, asked))
            Other(walk, turned, asked);
    }

    private static void GoOn(FlowWalk walk, Filled filled)
    {
        foreach (var (slot, why) in filled.Rejected)
        {
            walk.Say(why, SayKind.Aside);
            walk.Top = walk.Top with { Attempts = walk.Top.Attempts.SetItem(slot, walk.Top.Attempts.GetValueOrDefault(slot) + 1) };
        }

        NodeRun.Go(walk);
    }

    private static void Other(FlowWalk walk, UnderstoodTurn turned, string? asked)
    {
        if (turned.Acts.HasFlag(CallerActs.Wait))
        {
            walk.Say(FlowPhrases.TakeYourTime, SayKind.Aside);
            // "What was that?" means the question.
            walk.Said = walk.State.LastSaid;
            if (asked is not null && walk.Map.Slot(asked) is { } slot)
                Asking.Expect(walk, slot);
        }
        else if (walk.State.Wait is FlowWait.Confirmation)
        {
            Confirming.Fail(walk, "");
        }
        else if (asked is null)
        {
            NodeRun.Go(walk);
        }
        else if ((turned.Acts & (CallerActs.DontKnow | CallerActs.Deny)) == 0 || !Asking.TrySkip(walk, asked))
        {
            Asking.Fail(walk, asked, "");
        }
    }
}
