using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Parley.Understanding;
using Parley.Understanding.Acts;
using Parley.Understanding.Calendar;
using Parley.Understanding.Spoken;

namespace Parley.Flows.Engine;

/// <summary>Turning to a task: at once when nothing runs and it is clear, after a question otherwise.</summary>
internal static partial class Switching
{
    public const double Clear = 0.5;
    private const double Possible = 0.35;
    private const double Hint = 0.2;

    /// <summary>A task that is so clear has no rival.</summary>
    private const double Plain = 0.9;

    /// <summary>From here on another task is a rival of it: words that say neither leave both open, whichever of them an example happens to be nearer to.</summary>
    private const double Rival = 0.15;

    /// <summary>Over words that also answer an open question, another task has to be clearer.</summary>
    private const double ClearerThanText = 0.7;

    /// <summary>"Wait, not Tuesday, Wednesday" is near to moving or cancelling something: over a value of the flow that was taken back, and over another time than those on offer, another task has to be plain.</summary>
    private const double ClearerThanMoment = 0.9;

    public static void Idle(FlowWalk walk, FlowInput.Understood said)
    {
        var best = Best(walk, said.Turned);
        if (IsFollowUp(walk, said))
            walk.Act(new FlowAct.LeaveToOthers());
        else if (Rivals(walk, said) is { } rivals)
            AskWhich(walk, new FlowWait.Choosing(rivals, said.Text));
        else if (best is { Score: >= Clear })
            FlowEntry.Start(walk, best.Name, said.Text, answers: said.Turned.Introduced.ContainsKey(SlotType.Identifier) ? walk.Agent.Intents.First(i => i.Name == best.Name).OpenedBy : null);
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

    /// <summary>"And how long does it take?", right after others answered a question: it goes on about that, however near it is to a task's own words.</summary>
    private static bool IsFollowUp(FlowWalk walk, FlowInput.Understood said) =>
        walk is { Before: { Turn: > 0, LastSaid: "" } } && said.Turned.Slots.Count == 0 && Continuing().IsMatch(said.Text);

    [GeneratedRegex(@"^\W*(?:(?:um+|uh+|oh|okay|ok|thanks)\W+)*(?:and|also|so)\s+(?:what|when|how|who|which|is|are|does|do|can)\b(?!.*\b(?:my|i|we|our)\b).*\b(?:it|that|they|those)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Continuing();

    public static void AskWhich(FlowWalk walk, FlowWait.Choosing choice)
    {
        walk.Say(FlowPhrases.AskWhich([.. choice.Flows.Select(walk.Agent.Flow).OfType<FlowMap>().Select(Task)]), SayKind.Question);
        walk.Wait(choice);
    }

    /// <summary>One of the tasks by its verb ("cancel it"), by its place, or by what is meant; whoever wants something else is taken at their word.</summary>
    public static void Chosen(FlowWalk walk, FlowInput.Understood said, FlowWait.Choosing choice)
    {
        walk.Wait(null);
        var words = SpokenTurn.Of(said.Text).Tokens.Select(token => token.Text).ToHashSet(StringComparer.Ordinal);
        var named = choice.Flows.Where((flow, at) => walk.Agent.Flow(flow) is { } map && (words.Contains(Task(map).Split(' ')[0]) || words.Contains(at == 0 ? "first" : "second"))).ToList();
        var meant = named is [var one] ? one : said.Turned.Intents.FirstOrDefault(i => i.Score >= Hint && choice.Flows.Contains(i.Name))?.Name;
        if (meant is not null && (named.Count == 1 || Best(walk, said.Turned)?.Name == meant))
            FlowEntry.Start(walk, meant, said.Text);
        else if (said.Turned.Acts.HasFlag(CallerActs.Deny) && Best(walk, said.Turned) is not { Score: >= Possible })
            walk.Say(FlowPhrases.AnythingElse, SayKind.Question);
        else
            Idle(walk, said);
    }

    /// <summary>Who cannot keep an appointment may want to move it or to cancel it: unless one of the two is plain, they are asked.</summary>
    private static ImmutableList<string>? Rivals(FlowWalk walk, FlowInput.Understood said) =>
        Wordings.CannotCome().IsMatch(said.Text.Replace('\u2019', '\'')) && said.Turned.Intents is [{ Score: < Plain } first, { Score: >= Rival } second, ..] && first.Score + second.Score >= Clear
        && OtherwiseMeant.AreAboutTheSame(walk, first.Name, second.Name) ? [first.Name, second.Name] : null;

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
