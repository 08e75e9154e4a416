using Parley.Knowledge;
using Parley.Tenancy;

namespace Parley.Agents.Checks;

/// <summary>Every knowledge source is there and holds facts. A host without knowledge does not check them.</summary>
internal sealed class KnowledgeCheck(IKnowledgeSources? knowledge = null) : IAgentCheck
{
    public ValueTask<IReadOnlyList<AgentFault>> CheckAsync(TenantContext tenant, AgentDefinition agent, CancellationToken cancellationToken)
    {
        var faults = new List<AgentFault>();
        var known = knowledge?.Of(tenant) ?? [];
        for (var i = 0; knowledge is not null && i < agent.KnowledgeSources.Count; i++)
        {
            var source = agent.KnowledgeSources[i];
            if (!known.Contains(source, StringComparer.Ordinal))
                faults.Add(new AgentFault($"knowledge_sources[{i}]", $"unknown source '{source}'{NearMiss.Hint(source, known)}", Word: source));
            else if (knowledge.FaultOf(tenant, source) is { } fault)
                faults.Add(new AgentFault($"knowledge_sources[{i}]", $"'{source}' {fault}", Word: source));
        }

        return new ValueTask<IReadOnlyList<AgentFault>>(faults);
    }
}
