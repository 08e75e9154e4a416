using System.Runtime.CompilerServices;
using Parley.Agents;
using Parley.Tenancy;
using Parley.Tools;

namespace Parley.Flows.Running;

/// <summary>
/// An agent's flows are made ready once for all its calls, and forgotten with the agent's version. They know every tool the agent names, whoever may use it in which
/// call: that is the gateway's to say, each time. Thread-safe.
/// </summary>
internal sealed class AgentFlowsCache(IToolDirectory directory)
{
    private readonly ConditionalWeakTable<AgentDefinition, AgentFlows> _flows = [];

    public async ValueTask<AgentFlows> ForAsync(AgentDefinition agent, TenantContext tenant, CancellationToken cancellationToken)
    {
        if (_flows.TryGetValue(agent, out var flows))
            return flows;
        var made = new AgentFlows(agent, await directory.NamedAsync(tenant, agent.Tools, cancellationToken));
        // A server of tools that is down now may be up in the next turn.
        return agent.Tools.All(name => made.Tool(name) is not null) ? _flows.GetValue(agent, _ => made) : made;
    }
}
