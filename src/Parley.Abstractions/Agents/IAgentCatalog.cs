using Parley.Tenancy;

namespace Parley.Agents;

/// <summary>The agents a tenant has.</summary>
public interface IAgentCatalog
{
    /// <param name="agentName">The agent's name or id, whatever the case.</param>
    /// <param name="userId">Where two versions share the traffic, a user always meets the same one.</param>
    ValueTask<AgentDefinition?> FindAsync(TenantContext tenant, string agentName, string userId, CancellationToken cancellationToken);

    /// <summary>The version a call began with, whatever is published by now; null when it is not there, or was saved by an older Parley and cannot be read any more.</summary>
    /// <param name="agentId">The agent's id, as its definition has it.</param>
    ValueTask<AgentDefinition?> FindVersionAsync(TenantContext tenant, string agentId, int version, CancellationToken cancellationToken);

    /// <summary>Every published agent; of two versions that share the traffic the one with the larger share.</summary>
    ValueTask<IReadOnlyList<AgentDefinition>> ListAsync(TenantContext tenant, CancellationToken cancellationToken);
}
