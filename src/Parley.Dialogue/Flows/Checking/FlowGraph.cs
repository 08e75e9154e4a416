namespace Parley.Flows.Checking;

/// <summary>The ways from node to node.</summary>
internal static class FlowGraph
{
    /// <summary>Every way out of a node, with the key that names it.</summary>
    public static IEnumerable<(string Key, string Node)> WaysOf(FlowNode node) => node switch
    {
        FlowNode.Say say => [("next", say.Next)],
        FlowNode.Ask ask => [("next", ask.Next), .. Way("on_failure", ask.OnFailure), .. Way("on_none", ask.OnNone)],
        FlowNode.Collect collect => [("next", collect.Next), .. Way("on_failure", collect.OnFailure)],
        FlowNode.Confirm confirm => [("next", confirm.Next), ("on_no", confirm.OnNo)],
        FlowNode.Tool tool => [("next", tool.Next), .. tool.OnFailure.Select(f => ($"on_failure.{f.Key}", f.Value))],
        FlowNode.Set set => [("next", set.Next)],
        FlowNode.Branch branch => [.. branch.Cases.Select((c, i) => ($"branch[{i}].next", c.Next)), ("otherwise", branch.Otherwise)],
        FlowNode.Answer answer => [("next", answer.Next)],
        FlowNode.SubFlow sub => [("next", sub.Next)],
        _ => [],
    };

    private static IEnumerable<(string Key, string Node)> Way(string key, string? node) => node is null ? [] : [(key, node)];

    public static HashSet<string> ReachableFrom(string start, Func<string, IEnumerable<string>> ways)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([start]);
        while (open.TryPop(out var id))
            if (seen.Add(id))
                foreach (var next in ways(id))
                    open.Push(next);
        return seen;
    }
}
