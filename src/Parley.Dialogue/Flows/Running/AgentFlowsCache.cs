using System.Runtime.CompilerServices;
using Parley.Agents;
using Parley.Tools;

namespace Parley.Flows.Running;

/// <summary>An agent's flows are made ready once for all its calls, and forgotten with the agent's version. Thread-safe.</summary>
internal sealed class AgentFlowsCache
{
    private readonly ConditionalWeakTable<AgentDefinition, AgentFlows> _flows = [];

    public async ValueTask<AgentFlows> ForAsync(AgentDefinition agent, ToolScope scope, IToolGateway tools, CancellationToken cancellationToken)
    {
        if (_flows.TryGetValue(agent, out var flows))
            return flows;
        var made = new AgentFlows(agent, await tools.ToolsForAsync(scope, cancellationToken));
        return _flows.GetValue(agent, _ => made);
    }
}
