using Parley.Tenancy;

namespace Parley.Agents;

/// <summary>Saving, comparing and publishing agents. Thread-safe.</summary>
public interface IAgentVersions
{
    /// <summary>Ids of the tenant's agents, in order.</summary>
    ValueTask<IReadOnlyList<string>> AgentsAsync(TenantContext tenant, CancellationToken cancellationToken);

    /// <summary>Newest first; empty for an agent that is not known.</summary>
    ValueTask<IReadOnlyList<AgentVersion>> VersionsAsync(TenantContext tenant, string agent, CancellationToken cancellationToken);

    ValueTask<AgentVersion?> FindAsync(TenantContext tenant, string agent, int number, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    ValueTask<IReadOnlyList<AgentPublication>> PublicationsAsync(TenantContext tenant, string agent, CancellationToken cancellationToken);

    /// <summary>Everything that would keep a source from being published; saves nothing.</summary>
    ValueTask<IReadOnlyList<AgentFault>> CheckAsync(TenantContext tenant, string agent, string source, CancellationToken cancellationToken);

    /// <summary>Checks the source and saves it as the next version. It answers no call before it is published.</summary>
    ValueTask<AgentSaveOutcome> SaveAsync(
        TenantContext tenant, string agent, string source, string author, string note, CancellationToken cancellationToken);

    /// <summary>Lets a version, or two that share the traffic, answer from the next call on. Calls under way keep the version they began with.</summary>
    ValueTask<AgentPublishOutcome> PublishAsync(
        TenantContext tenant, string agent, IReadOnlyList<AgentShare> shares, string author, string note, CancellationToken cancellationToken);

    /// <summary>A unified diff of two versions' sources; null when one of them is not there. Empty when they are alike.</summary>
    /// <param name="from">0 for what was before the first: nothing.</param>
    ValueTask<string?> DiffAsync(TenantContext tenant, string agent, int from, int to, CancellationToken cancellationToken);
}
