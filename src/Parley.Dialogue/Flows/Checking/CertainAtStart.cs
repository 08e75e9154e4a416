using System.Collections.Immutable;

namespace Parley.Flows.Checking;

/// <summary>A flow that callers start has nothing for certain; one that others run has what all of them hand in.</summary>
internal static class CertainAtStart
{
    public static Certain Of(FlowCheck check)
    {
        if (check.Map.IsStartable || check.Flow.Name == AgentFlows.EmergencyFlow)
            return Certain.Nothing;
        var inputs = check.Agent.Flows.SelectMany(caller => HandedIn(check, caller)).ToList();
        return inputs.Count == 0 ? Certain.Nothing : Certain.Nothing.With(inputs.Aggregate((all, some) => all.Intersect(some)));
    }

    /// <summary>By each node that runs it: what is made of something that may be missing there may be missing here.</summary>
    private static IEnumerable<ImmutableHashSet<string>> HandedIn(FlowCheck check, FlowDefinition caller)
    {
        var nodes = caller.Nodes.OfType<FlowNode.SubFlow>().Where(node => node.Flow == check.Flow.Name).ToList();
        if (nodes.Count == 0)
            return [];
        var known = ValueCheck.Solve(new FlowCheck(check.Agent, caller, check.Tools, []) { TrustsOutputs = true });
        return nodes.Where(node => known.ContainsKey(node.Id))
            .Select(node => node.Inputs.Where(input => CertainAfter.IsCertain(input.Value, known[node.Id])).Select(input => input.Key).ToImmutableHashSet());
    }
}
