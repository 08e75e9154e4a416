using Parley.Tenancy;

namespace Parley.Agents;

/// <summary>The agents a tenant has.</summary>
public interface IAgentCatalog
{
    ValueTask<AgentDefinition?> FindAsync(TenantContext tenant, string agentName, CancellationToken cancellationToken);

    ValueTask<IReadOnlyList<AgentDefinition>> ListAsync(TenantContext tenant, CancellationToken cancellationToken);
}
