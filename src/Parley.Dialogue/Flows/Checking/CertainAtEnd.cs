namespace Parley.Flows.Checking;

/// <summary>What holds wherever a flow ends, whichever way it took: what it can hand to the flow that ran it.</summary>
internal static class CertainAtEnd
{
    public static Certain Of(FlowCheck check)
    {
        var known = ValueCheck.Solve(check);
        var ends = check.Flow.Nodes.Where(node => !FlowGraph.WaysOf(node).Any() && known.ContainsKey(node.Id)).Select(node => known[node.Id]).ToList();
        return ends.Count == 0 ? Certain.Nothing : ends.Aggregate((all, some) => all.And(some));
    }
}
