using System.Collections.Immutable;
using Parley.Understanding;

namespace Parley.Flows.Engine;

/// <summary>Several things asked in one turn: a question is answered before the flow asks on, and further tasks follow when the first is done.</summary>
internal static class Besides
{
    private const int Most = 8;

    /// <summary>Notes what is asked besides, and leaves the words that are not.</summary>
    public static FlowInput.Understood Note(FlowWalk walk, FlowInput.Understood said)
    {
        if (said.Turned is not { Rest: { } rest })
            return said;
        walk.Question = QuestionsOf(said.Turned.Also);
        var tasks = new List<string>();
        foreach (var task in said.Turned.Also)
            if (task.Intent is { } name && walk.Agent.Flow(name) is { IsStartable: true } map && !walk.State.Later.Exists(l => l.Flow == name) && Add(walk, new LaterRequest(name, task.Text)))
                tasks.Add(IsSame(walk, said.Turned, name) ? FlowPhrases.TheOtherOne : Switching.Task(map));
        if (tasks.Count > 0)
            walk.Say(FlowPhrases.RightAfter(tasks), SayKind.Aside);
        return said with { Text = rest };
    }

    /// <summary>"An appointment on Monday and another on Friday": one after the other.</summary>
    private static bool IsSame(FlowWalk walk, UnderstoodTurn turned, string flow) =>
        walk.IsIdle ? turned.Intents is [{ Name: var first }, ..] && first == flow : walk.State.Stack.Exists(frame => frame.Flow == flow);

    /// <summary>All that is asked, each a sentence, so that whoever answers knows them apart; null for nothing.</summary>
    public static string? QuestionsOf(IReadOnlyList<AlsoAsked> also) =>
        string.Join("? ", also.Where(a => a.Intent is null).Select(a => a.Text.TrimEnd('?', '.', '!', ',', ' '))) is { Length: > 0 } questions ? questions : null;

    /// <summary>A question that would hold up what matters more is answered when nothing runs any more.</summary>
    public static void PutOff(FlowWalk walk)
    {
        if (walk.Question is { } question)
            Add(walk, new LaterRequest(null, question));
        walk.Question = null;
    }

    /// <summary>Answers the question now, if there is one.</summary>
    /// <returns>Whether there was one; the flow goes on with its answer.</returns>
    public static bool AnswerFirst(FlowWalk walk)
    {
        if (walk.Question is not { } question)
            return false;
        walk.Question = null;
        Digressions.Ask(walk, question, next: null);
        return true;
    }

    /// <summary>With nothing running any more: the next thing that was asked for.</summary>
    /// <returns>Whether there was one.</returns>
    public static bool TakeUp(FlowWalk walk)
    {
        if (!walk.IsIdle || walk.State is { Ended: true } or { Wait: not null })
            return false;
        if (AnswerFirst(walk))
            return true;
        if (walk.State.Later is not [var next, ..])
            return false;
        walk.State = walk.State with { Later = walk.State.Later.RemoveAt(0) };
        if (next.Flow is null)
        {
            Digressions.Ask(walk, next.Text, next: null);
            return true;
        }

        if (walk.Agent.Flow(next.Flow) is not { } map)
            return TakeUp(walk);
        walk.Say(walk.Ended?.Frame.Flow == next.Flow ? FlowPhrases.NowTheOther : FlowPhrases.AlsoWanted(Switching.Task(map)), SayKind.Aside);
        FlowEntry.Start(walk, next.Flow, next.Text, Known(walk.Ended, map), next.Picked);
        return true;
    }

    /// <summary>A person sees to it now: what the caller still wants to do they may say to them.</summary>
    public static void LeaveTasks(FlowWalk walk) => walk.State = walk.State with { Later = walk.State.Later.RemoveAll(l => l.Flow is not null) };

    /// <summary>Nobody is asked what else there is while something is known.</summary>
    public static string WithoutMore(FlowWalk walk, string text) =>
        walk.State is { Later.IsEmpty: false, Stack.Count: 1 } && text.EndsWith(FlowPhrases.AnythingElse, StringComparison.Ordinal)
            ? text[..^FlowPhrases.AnythingElse.Length].TrimEnd()
            : text;

    /// <summary>Who calls is not asked twice in a row; the reading back tells what was taken.</summary>
    private static ImmutableSortedDictionary<string, SlotValue> Known(FlowWalk.Left? ended, FlowMap next) => ended is null
        ? ImmutableSortedDictionary<string, SlotValue>.Empty
        : ended.Frame.Slots.Where(held => next.Slot(held.Key) is { Type: SlotType.Name or SlotType.Phone or SlotType.Email } slot
                && ended.Map.Slot(held.Key)?.Type == slot.Type && held.Value.Source >= ValueSource.Caller)
            .ToImmutableSortedDictionary(held => held.Key, held => held.Value with { Source = ValueSource.Caller }, StringComparer.Ordinal);

    private static bool Add(FlowWalk walk, LaterRequest later)
    {
        if (walk.State.Later.Count >= Most)
            return false;
        walk.State = walk.State with { Later = walk.State.Later.Add(later) };
        return true;
    }
}
