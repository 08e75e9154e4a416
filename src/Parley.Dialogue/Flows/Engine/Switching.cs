using Parley.Understanding;
using Parley.Understanding.Acts;
using Parley.Understanding.Calendar;

namespace Parley.Flows.Engine;

/// <summary>Turning to a task: at once when nothing runs and it is clear, after a question otherwise.</summary>
internal static class Switching
{
    public const double Clear = 0.5;
    private const double Possible = 0.35;
    private const double Hint = 0.2;

    /// <summary>Over words that also answer an open question, another task has to be clearer.</summary>
    private const double ClearerThanText = 0.7;

    /// <summary>"Wait, not Tuesday, Wednesday" is near to moving or cancelling something: over a value of the flow that was taken back, and over another time than those on offer, another task has to be plain.</summary>
    private const double ClearerThanMoment = 0.9;

    public static void Idle(FlowWalk walk, FlowInput.Understood said)
    {
        var best = Best(walk, said.Turned);
        if (best is { Score: >= Clear })
            FlowEntry.Start(walk, best.Name, said.Text);
        else if (best is { Score: >= Possible } && said.Turned.Acts is CallerActs.None)
            Offer(walk, best.Name, said.Text);
        else
        {
            Callers.Note(walk, said.Turned);
            walk.Act(new FlowAct.LeaveToOthers { HintsAtTask = best is { Score: >= Hint } });
        }
    }

    /// <summary>The task that is meant beside the one under way; null for none.</summary>
    public static string? IsMeant(FlowWalk walk, UnderstoodTurn turned, string? asked)
    {
        var best = Best(walk, turned);
        var needed = Corrects(walk, turned) || AnswersOffer(walk, turned, asked) ? ClearerThanMoment : Filling.Answers(walk, turned, asked) ? ClearerThanText : Clear;
        if (best is null || best.Score < needed)
            return null;
        return walk.State.Stack.Exists(f => f.Flow == best.Name) || IsTyped(walk, turned, asked) ? null : best.Name;
    }

    public static void Offer(FlowWalk walk, string flow, string text)
    {
        var task = Task(walk.Agent.Flow(flow)!);
        walk.Say(walk.IsIdle ? FlowPhrases.AskStart(task) : FlowPhrases.AskSwitch(task), SayKind.Question);
        walk.Wait(new FlowWait.Switching(flow, text));
    }

    public static void Answered(FlowWalk walk, FlowInput.Understood said, FlowWait.Switching offered)
    {
        var acts = said.Turned.Acts;
        walk.Wait(null);
        // "Yes, for my son": to begin does nothing yet, and what is said with the yes is read for it.
        var isYes = acts.HasFlag(CallerActs.Affirm) || walk.IsIdle && !acts.HasFlag(CallerActs.Question) && PlainYes.IsIn(said.Text);
        if (isYes && !acts.HasFlag(CallerActs.Deny) || IsTakenUp(walk, said, offered))
            FlowEntry.Start(walk, offered.Flow, $"{OverriddenMoments.Without(offered.Text, said.Text)} {said.Text}");
        else if (!walk.IsIdle && acts.HasFlag(CallerActs.Deny) && !Filling.Answers(walk, said.Turned, asked: null))
            Decline(walk);
        else if (!walk.IsIdle)
            CallerTurn.InFlow(walk, said);
        else if (!acts.HasFlag(CallerActs.Deny))
            Idle(walk, said);
        else if (!Besides.TakeUp(walk))
            walk.Say(FlowPhrases.AnythingElse, SayKind.Question);
    }

    /// <summary>"Tuesday morning" to "do you want to book an appointment?": whoever answers what the task will ask, wants it.</summary>
    private static bool IsTakenUp(FlowWalk walk, FlowInput.Understood said, FlowWait.Switching offered) =>
        walk.IsIdle && !said.Turned.Acts.HasFlag(CallerActs.Deny) && !said.Turned.Acts.HasFlag(CallerActs.Question)
        && (Best(walk, said.Turned) is not { Score: >= Clear } best || best.Name == offered.Flow)
        && walk.Agent.Flow(offered.Flow) is { } map && said.Turned.Slots.Keys.Any(name => map.Slot(name) is { Type: not (SlotType.Text or SlotType.Name or SlotType.Address) });

    /// <summary>A flow as one says what one does: "book an appointment".</summary>
    public static string Task(FlowMap map)
    {
        var text = map.Flow.Description.Trim().TrimEnd('.');
        return text.Length == 0 ? map.Flow.Name.Replace('_', ' ') : char.ToLowerInvariant(text[0]) + text[1..];
    }

    private static void Decline(FlowWalk walk)
    {
        walk.Say(FlowPhrases.GoingOn, SayKind.Aside);
        NodeRun.Go(walk);
    }

    private static ScoredIntent? Best(FlowWalk walk, UnderstoodTurn turned) =>
        turned.Intents.FirstOrDefault(i => walk.Agent.Flow(i.Name) is { IsStartable: true });

    /// <summary>A value the flow holds was said anew.</summary>
    private static bool Corrects(FlowWalk walk, UnderstoodTurn turned) =>
        turned.Slots.Any(found => found.Value.IsCorrection && walk.Top.Slots.ContainsKey(found.Key) && walk.Map.Slot(found.Key) is { Type: not SlotType.Text });

    /// <summary>"Three works for me" to the times on offer, though three is none of them.</summary>
    private static bool AnswersOffer(FlowWalk walk, UnderstoodTurn turned, string? asked) =>
        asked is not null && walk.Map.Slot(asked) is { ChoicesFrom: not null } && turned.Slots.Keys.Any(name => walk.Map.Slot(name) is { Type: SlotType.Date or SlotType.Time });

    /// <summary>The question was answered with a value no other words give: a date, a number, a choice.</summary>
    private static bool IsTyped(FlowWalk walk, UnderstoodTurn turned, string? asked) =>
        asked is not null && turned.Slots.ContainsKey(asked)
            && walk.Map.Slot(asked) is { Type: not (SlotType.Text or SlotType.Name or SlotType.Address) };
}
