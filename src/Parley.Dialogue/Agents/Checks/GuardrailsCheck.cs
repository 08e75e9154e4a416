using Parley.Guardrails;
using Parley.Tenancy;

namespace Parley.Agents.Checks;

/// <summary>Every guardrail an agent names is there: a rule that was misspelt would protect nobody.</summary>
internal sealed class GuardrailsCheck(IGuardrailChain chain) : IAgentCheck
{
    public ValueTask<IReadOnlyList<AgentFault>> CheckAsync(TenantContext tenant, AgentDefinition agent, CancellationToken cancellationToken)
    {
        var faults = new List<AgentFault>();
        for (var i = 0; i < agent.Guardrails.Count; i++)
            if (!chain.Known.ContainsKey(agent.Guardrails[i]))
                faults.Add(new AgentFault($"guardrails[{i}]", $"unknown guardrail '{agent.Guardrails[i]}'{NearMiss.Hint(agent.Guardrails[i], chain.Known.Keys)}", Word: agent.Guardrails[i]));
        return new ValueTask<IReadOnlyList<AgentFault>>(faults);
    }
}
