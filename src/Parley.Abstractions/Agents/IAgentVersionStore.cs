using Parley.Tenancy;

namespace Parley.Agents;

/// <summary>Keeps agents' versions and publications, both append-only. Thread-safe.</summary>
public interface IAgentVersionStore
{
    /// <summary>Ids of all agents that have a version.</summary>
    ValueTask<IReadOnlyList<string>> AgentsAsync(TenantContext tenant, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    ValueTask<IReadOnlyList<AgentVersion>> VersionsAsync(TenantContext tenant, string agent, CancellationToken cancellationToken);

    ValueTask<AgentVersion?> FindAsync(TenantContext tenant, string agent, int number, CancellationToken cancellationToken);

    /// <summary>Saves under the next number. Two at once get two numbers.</summary>
    ValueTask<AgentVersion> AddAsync(TenantContext tenant, string agent, string source, string author, string note, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    ValueTask<IReadOnlyList<AgentPublication>> PublicationsAsync(TenantContext tenant, string agent, CancellationToken cancellationToken);

    ValueTask<AgentPublication> PublishAsync(
        TenantContext tenant, string agent, IReadOnlyList<AgentShare> shares, string author, string note, CancellationToken cancellationToken);
}
