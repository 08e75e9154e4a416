using Parley.Tenancy;

namespace Parley.Agents;

/// <summary>One thing that must hold before an agent may answer calls. Thread-safe.</summary>
public interface IAgentCheck
{
    ValueTask<IReadOnlyList<AgentFault>> CheckAsync(TenantContext tenant, AgentDefinition agent, CancellationToken cancellationToken);
}
