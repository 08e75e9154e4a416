using System.Collections.Immutable;
using Parley.Understanding;

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

    /// <summary>The values that a flow begins with: those of the flow before it, and what is known of the caller where it is plain which slot asks for it.</summary>
    public static ImmutableSortedDictionary<string, SlotValue> Known(FlowWalk walk, FlowMap flow, ImmutableSortedDictionary<string, SlotValue> before)
    {
        foreach (var (type, value) in walk.State.Caller)
            if (flow.Flow.Slots.Where(s => s.Type.ToString() == type).ToList() is [var only] && !before.ContainsKey(only.Name))
                before = before.Add(only.Name, value);
        return before;
    }

    private static void Put(FlowWalk walk, SlotType type, SlotValue value)
    {
        if (type is SlotType.Name or SlotType.Phone or SlotType.Email)
            walk.State = walk.State with { Caller = walk.State.Caller.SetItem(type.ToString(), value with { Source = ValueSource.Caller }) };
    }
}
