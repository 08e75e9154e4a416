using Parley.Agents;

namespace Parley.Flows.Checking;

/// <summary>No flow runs itself, not even by way of others.</summary>
internal static class RecursionCheck
{
    public static void Run(AgentDefinition agent, List<FlowFault> faults)
    {
        var runs = agent.Flows.DistinctBy(f => f.Name).ToDictionary(
            f => f.Name, f => f.Nodes.OfType<FlowNode.SubFlow>().Select(n => n.Flow).ToList(), StringComparer.Ordinal);
        foreach (var (name, inner) in runs)
            if (inner.Any(other => FlowGraph.ReachableFrom(other, n => runs.GetValueOrDefault(n) ?? []).Contains(name)))
                faults.Add(new FlowFault($"flows.{name}", "runs itself, by its own nodes or by those of a flow it runs"));
    }
}
