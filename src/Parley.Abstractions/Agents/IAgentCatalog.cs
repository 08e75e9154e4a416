using Parley.Tenancy;

namespace Parley.Agents;

/// <summary>The agents a tenant has.</summary>
public interface IAgentCatalog
{
    /// <param name="agentName">The agent's name or id, whatever the case.</param>
    /// <param name="userId">Where two versions share the traffic, a user always meets the same one.</param>
    ValueTask<AgentDefinition?> FindAsync(TenantContext tenant, string agentName, string userId, CancellationToken cancellationToken);

    /// <summary>Every published agent; of two versions that share the traffic the one with the larger share.</summary>
    ValueTask<IReadOnlyList<AgentDefinition>> ListAsync(TenantContext tenant, CancellationToken cancellationToken);
}
