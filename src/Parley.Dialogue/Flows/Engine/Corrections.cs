using Parley.Flows.Expressions;

namespace Parley.Flows.Engine;

/// <summary>
/// A value changed: whatever was computed from the old one is void, and the flow goes on from the first node that had used it.
/// </summary>
internal static class Corrections
{
    public static void Rewind(FlowWalk walk, IReadOnlyList<string> corrected)
    {
        if (corrected.Count == 0)
            return;
        var affected = corrected.Select(FlowScope.SlotName).ToHashSet(StringComparer.Ordinal);
        Void(walk, affected);
        var (path, now) = (walk.Top.Path, walk.Top.Node);
        for (var at = 0; at < path.Count; at++)
            if (walk.Map.Node(path[at]) is { } node && Uses(walk, node, affected))
            {
                walk.Top = walk.Top with { Node = path[at], Path = path.GetRange(0, at) };
                return;
            }

        walk.Top = walk.Top with { Node = now };
    }

    /// <summary>Forgets a slot and goes back to where it is asked.</summary>
    public static void Forget(FlowWalk walk, string slot)
    {
        Computing.Clear(walk, slot);
        Void(walk, [FlowScope.SlotName(slot)]);
        var at = walk.Top.Path.FindLastIndex(id => walk.Map.Node(id) switch
        {
            FlowNode.Ask ask => ask.Slot == slot,
            FlowNode.Collect collect => collect.Slots.Contains(slot),
            _ => false,
        });
        if (at >= 0)
            walk.Top = walk.Top with { Node = walk.Top.Path[at], Path = walk.Top.Path.GetRange(0, at), Asked = walk.Top.Asked.Remove(slot) };
    }

    /// <summary>Drops results and slots made of what is affected, and values that do not hold beside it any more, until nothing more falls.</summary>
    private static void Void(FlowWalk walk, HashSet<string> affected)
    {
        for (var before = -1; before != affected.Count;)
        {
            before = affected.Count;
            foreach (var (name, result) in walk.Top.Results.Where(r => r.Value.DependsOn.Exists(affected.Contains)))
            {
                walk.Top = walk.Top with { Results = walk.Top.Results.Remove(name) };
                affected.Add(name);
            }

            foreach (var (slot, _) in walk.Top.Derived.Where(d => d.Value.Exists(affected.Contains)))
                Drop(walk, slot, affected);
            foreach (var slot in walk.Map.Flow.Slots.Where(s => IsVoid(walk, s, affected)))
            {
                walk.Say(Filling.Invalid(walk, slot), SayKind.Aside);
                Drop(walk, slot.Name, affected);
            }
        }
    }

    private static void Drop(FlowWalk walk, string slot, HashSet<string> affected)
    {
        Computing.Clear(walk, slot);
        affected.Add(FlowScope.SlotName(slot));
    }

    private static bool IsVoid(FlowWalk walk, SlotDefinition slot, HashSet<string> affected) =>
        slot.Validate is { } condition
        && walk.Top.Slots.TryGetValue(slot.Name, out var held)
        && walk.Agent.Condition(condition).Names.Any(n => IsAffected(n.Path, affected))
        && !walk.Scope(FlowValue.Of(slot.Type, held.Value)).Holds(condition);

    private static bool Uses(FlowWalk walk, FlowNode node, HashSet<string> affected) => node switch
    {
        FlowNode.Ask ask => IsDropped(walk, ask.Slot, affected),
        FlowNode.Collect collect => collect.Slots.Any(s => IsDropped(walk, s, affected)),
        FlowNode.Confirm confirm => confirm.Slots.Any(s => affected.Contains(FlowScope.SlotName(s))),
        FlowNode.Tool tool => tool.SaveAs is { } name && affected.Contains(name) || Reads(walk, tool.Arguments.Values, affected),
        FlowNode.Set set => Reads(walk, set.Values.Values, affected),
        FlowNode.SubFlow sub => Reads(walk, sub.Inputs.Values, affected),
        FlowNode.Branch branch => branch.Cases.Any(c => walk.Agent.Condition(c.When).Names.Any(n => IsAffected(n.Path, affected))),
        _ => false,
    };

    private static bool IsDropped(FlowWalk walk, string slot, HashSet<string> affected) =>
        affected.Contains(FlowScope.SlotName(slot)) && Asking.IsMissing(walk, slot);

    private static bool Reads(FlowWalk walk, IEnumerable<string> templates, HashSet<string> affected) =>
        templates.Any(t => walk.Agent.Text(t).Variables.Any(v => IsAffected(v.Path, affected)));

    private static bool IsAffected(IReadOnlyList<string> path, HashSet<string> affected) =>
        affected.Contains(path[0]) || (path is ["slots", var slot, ..] && affected.Contains(FlowScope.SlotName(slot)));
}
