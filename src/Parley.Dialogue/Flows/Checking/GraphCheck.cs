namespace Parley.Flows.Checking;

/// <summary>The shape of a flow: every node can be reached and left, and no way round leaves the caller out.</summary>
internal static class GraphCheck
{
    public static void Run(FlowCheck check)
    {
        var ways = check.Flow.Nodes.ToDictionary(n => n.Id, n => FlowGraph.WaysOf(n).Select(w => w.Node).ToList(), StringComparer.Ordinal);
        var reachable = FlowGraph.ReachableFrom(check.Flow.Start, id => ways[id]);
        foreach (var node in check.Flow.Nodes.Where(n => !reachable.Contains(n.Id)))
            check.Fault($"nodes.{node.Id}", "is never reached");
        foreach (var node in check.Flow.Nodes.Where(n => reachable.Contains(n.Id)))
            if (!FlowGraph.ReachableFrom(node.Id, id => ways[id]).Any(id => check.Map.Node(id) is FlowNode.End or FlowNode.CallPerson))
                check.Fault($"nodes.{node.Id}", "is a dead end: no way leads from it to an end or a person");
        Loops(check, ways);
    }

    /// <summary>A loop needs a node that always waits for the caller; one that asks for a slot waits only where the loop clears it.</summary>
    private static void Loops(FlowCheck check, Dictionary<string, List<string>> ways)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in check.Flow.Nodes.Where(n => !told.Contains(n.Id)))
        {
            var loop = LoopOf(node.Id, ways);
            var cleared = loop.Select(check.Map.Node).OfType<FlowNode.Set>().SelectMany(s => s.Clear).ToHashSet(StringComparer.Ordinal);
            var hasTurn = (string id) => check.Map.Node(id) switch
            {
                FlowNode.Confirm => true,
                FlowNode.Ask ask => cleared.Contains(ask.Slot),
                FlowNode.Collect collect => collect.Slots.Any(s => cleared.Contains(s) && check.Map.Slot(s) is { IsOptional: false }),
                _ => false,
            };
            if (loop.Count == 0)
                continue;

            // What is left of it without those nodes must not go round any more.
            var rest = loop.Where(id => !hasTurn(id)).ToHashSet(StringComparer.Ordinal);
            var inner = ways.ToDictionary(w => w.Key, w => rest.Contains(w.Key) ? w.Value.Where(rest.Contains).ToList() : [], StringComparer.Ordinal);
            if (rest.FirstOrDefault(id => LoopOf(id, inner).Count > 0) is not { } stuck)
                continue;
            var round = LoopOf(stuck, inner);
            told.UnionWith(loop);
            check.Fault($"nodes.{stuck}", $"goes round without a caller's turn: {string.Join(", ", check.Flow.Nodes.Select(n => n.Id).Where(round.Contains))}"
                + " (a slot that is filled is not asked again; clear it first)");
        }
    }

    /// <summary>The nodes that lie on a way from this one back to itself; none when there is no such way.</summary>
    private static HashSet<string> LoopOf(string id, Dictionary<string, List<string>> ways)
    {
        var after = ways[id].SelectMany(next => FlowGraph.ReachableFrom(next, n => ways[n])).ToHashSet(StringComparer.Ordinal);
        return after.Contains(id) ? [.. after.Where(other => FlowGraph.ReachableFrom(other, n => ways[n]).Contains(id))] : [];
    }
}
