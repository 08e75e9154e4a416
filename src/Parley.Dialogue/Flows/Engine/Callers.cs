using System.Collections.Immutable;
using Parley.Understanding;
using Parley.Understanding.Spoken;
using Parley.Understanding.Values;

namespace Parley.Flows.Engine;

/// <summary>
/// Who calls they say once: beside the wish for a person, beside a question, or in a task that was left. No task asks for it again; the reading back tells
/// what was taken.
/// </summary>
internal static class Callers
{
    /// <summary>What is said of the caller in a turn that is about something else. Free words belong to the matter, and what is known already stays.</summary>
    public static void Note(FlowWalk walk, UnderstoodTurn turned)
    {
        foreach (var (type, found) in turned.Introduced)
            Put(walk, type, found.Value);
        if (walk.IsIdle || walk.State.Wait is { IsWork: true })
            return;
        var told = turned.Slots.Where(s => walk.Map.Slot(s.Key) is { Type: not SlotType.Text } && !walk.Top.Slots.ContainsKey(s.Key));
        Filling.Take(walk, turned with { Slots = told.ToDictionary(StringComparer.Ordinal), Rejected = ImmutableDictionary<string, string>.Empty });
    }

    /// <summary>What the flows that end, or are left, know of the caller.</summary>
    public static void Keep(FlowWalk walk)
    {
        foreach (var frame in walk.State.Stack)
            foreach (var (name, value) in frame.Slots)
                if (value.Source >= ValueSource.Caller && walk.Agent.Flow(frame.Flow)?.Slot(name) is { } slot)
                    Put(walk, slot.Type, value);
    }

    /// <summary>
    /// The values that a flow begins with: those of the flow before it, and what is known of the caller where it is plain which slot asks for it. "An
    /// appointment for my wife" is in another name.
    /// </summary>
    /// <param name="text">What the flow is asked for with.</param>
    public static ImmutableSortedDictionary<string, SlotValue> Known(FlowWalk walk, FlowMap flow, ImmutableSortedDictionary<string, SlotValue> before, string text)
    {
        var isForAnother = NamesAnother(SpokenTurn.Of(text));
        if (isForAnother)
            before = before.RemoveRange(before.Keys.Where(name => flow.Slot(name) is { Type: SlotType.Name }).ToList());
        foreach (var (type, value) in walk.State.Caller)
            if (!(isForAnother && type == nameof(SlotType.Name)) && flow.Flow.Slots.Where(s => s.Type.ToString() == type).ToList() is [var only] && !before.ContainsKey(only.Name))
                before = before.Add(only.Name, value);
        return before;
    }

    private static bool NamesAnother(SpokenTurn words) => Enumerable.Range(0, words.Count).Any(at =>
        words.Is(at, "my", "our", "his", "her") && words.Is(at + 1, NameWords.Relations) || words.Is(at, "someone", "somebody") && words[at + 1] is "else");

    private static void Put(FlowWalk walk, SlotType type, SlotValue value)
    {
        if (type is SlotType.Name or SlotType.Phone or SlotType.Email)
            walk.State = walk.State with { Caller = walk.State.Caller.SetItem(type.ToString(), value with { Source = ValueSource.Caller }) };
    }
}
