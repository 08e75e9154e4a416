namespace Parley.Flows.Checking;

/// <summary>A flow that callers start has nothing for certain; one that others run has what all of them hand in.</summary>
internal static class CertainAtStart
{
    public static Certain Of(FlowCheck check)
    {
        if (check.Map.IsStartable || check.Flow.Name == AgentFlows.EmergencyFlow)
            return Certain.Nothing;
        var inputs = check.Agent.Flows.SelectMany(f => f.Nodes).OfType<FlowNode.SubFlow>()
            .Where(n => n.Flow == check.Flow.Name)
            .Select(n => n.Inputs.Keys.ToHashSet(StringComparer.Ordinal))
            .ToList();
        return inputs.Count == 0 ? Certain.Nothing : Certain.Nothing.With(inputs.Aggregate((all, some) => [.. all.Intersect(some)]));
    }
}
