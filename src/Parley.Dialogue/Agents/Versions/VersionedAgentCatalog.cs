using Parley.Tenancy;

namespace Parley.Agents.Versions;

/// <summary>The agents that answer: what is published, files taken in first. Thread-safe.</summary>
internal sealed class VersionedAgentCatalog(AgentVersions versions, AgentFileImport files) : IAgentCatalog
{
    public async ValueTask<AgentDefinition?> FindAsync(TenantContext tenant, string agentName, string userId, CancellationToken cancellationToken)
    {
        await files.RunAsync(tenant, cancellationToken);
        var agents = await versions.AgentsAsync(tenant, cancellationToken);
        var byId = agents.FirstOrDefault(agent => Same(agent, agentName));
        if (byId is not null)
            return await AnsweringAsync(tenant, byId, publication => TrafficSplit.Choose(publication, userId), cancellationToken);
        foreach (var agent in agents)
            if (await AnsweringAsync(tenant, agent, publication => TrafficSplit.Choose(publication, userId), cancellationToken) is { } found
                && Same(found.AgentName, agentName))
                return found;
        return null;
    }

    public ValueTask<AgentDefinition?> FindVersionAsync(TenantContext tenant, string agentId, int version, CancellationToken cancellationToken) =>
        versions.LoadAsync(tenant, agentId, version, cancellationToken);

    public async ValueTask<IReadOnlyList<AgentDefinition>> ListAsync(TenantContext tenant, CancellationToken cancellationToken)
    {
        await files.RunAsync(tenant, cancellationToken);
        var answering = new List<AgentDefinition>();
        foreach (var agent in await versions.AgentsAsync(tenant, cancellationToken))
            if (await AnsweringAsync(tenant, agent, Largest, cancellationToken) is { } found)
                answering.Add(found);
        return answering;
    }

    private async ValueTask<AgentDefinition?> AnsweringAsync(
        TenantContext tenant, string agent, Func<AgentPublication, int> choose, CancellationToken cancellationToken)
    {
        var publications = await versions.PublicationsAsync(tenant, agent, cancellationToken);
        return publications.Count == 0 ? null : await versions.LoadAsync(tenant, agent, choose(publications[0]), cancellationToken);
    }

    private static int Largest(AgentPublication publication) => publication.Shares.MaxBy(share => share.Percent)!.Version;

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
