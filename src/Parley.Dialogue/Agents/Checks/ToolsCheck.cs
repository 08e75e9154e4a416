using Parley.Flows;
using Parley.Flows.Checking;
using Parley.Tenancy;
using Parley.Tools;

namespace Parley.Agents.Checks;

/// <summary>Every tool an agent names is there, and its flows use them as their schemas say and only after what has an effect was confirmed.</summary>
internal sealed class ToolsCheck(IToolDirectory directory) : IAgentCheck
{
    public async ValueTask<IReadOnlyList<AgentFault>> CheckAsync(TenantContext tenant, AgentDefinition agent, CancellationToken cancellationToken)
    {
        // A server that hangs is no fault of agents that use none of its tools.
        string[] named = [.. agent.Tools.Concat(agent.Flows.SelectMany(flow => flow.Nodes.OfType<FlowNode.Tool>()).Select(node => node.Name)).Distinct()];
        var tools = await directory.NamedAsync(tenant, named, cancellationToken);
        if (tools.Count < named.Length)
            tools = await directory.AllAsync(tenant, cancellationToken);
        var names = tools.Select(tool => tool.Name).ToHashSet(StringComparer.Ordinal);
        var faults = new List<AgentFault>();
        for (var i = 0; i < agent.Tools.Count; i++)
            if (!names.Contains(agent.Tools[i]))
                faults.Add(new AgentFault($"tools[{i}]", $"unknown tool '{agent.Tools[i]}'{NearMiss.Hint(agent.Tools[i], names)}", Word: agent.Tools[i]));
        if (faults.Count == 0)
            faults.AddRange(FlowChecker.Check(agent, tools).Select(fault => new AgentFault(fault.Path, fault.Fault)));
        return faults;
    }
}
