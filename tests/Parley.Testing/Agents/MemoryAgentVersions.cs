using System.Collections.Concurrent;
using Parley.Agents;
using Parley.Tenancy;

namespace Parley.Testing.Agents;

/// <summary>Versions and publications for as long as a test runs.</summary>
public sealed class MemoryAgentVersions(TimeProvider clock) : IAgentVersionStore
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<(TenantId Tenant, string Agent), (List<AgentVersion> Versions, List<AgentPublication> Publications)> _agents = new();

    public ValueTask<IReadOnlyList<string>> AgentsAsync(TenantContext tenant, CancellationToken cancellationToken) =>
        new([.. _agents.Keys.Where(key => key.Tenant == tenant.Id).Select(key => key.Agent).Order(StringComparer.Ordinal)]);

    public ValueTask<IReadOnlyList<AgentVersion>> VersionsAsync(TenantContext tenant, string agent, CancellationToken cancellationToken)
    {
        lock (_gate)
            return new(_agents.TryGetValue((tenant.Id, agent), out var kept) ? [.. kept.Versions.AsEnumerable().Reverse()] : []);
    }

    public async ValueTask<AgentVersion?> FindAsync(TenantContext tenant, string agent, int number, CancellationToken cancellationToken) =>
        (await VersionsAsync(tenant, agent, cancellationToken)).FirstOrDefault(version => version.Number == number);

    public ValueTask<AgentVersion> AddAsync(
        TenantContext tenant, string agent, string source, string author, string note, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var versions = _agents.GetOrAdd((tenant.Id, agent), _ => ([], [])).Versions;
            var version = new AgentVersion(agent, versions.Count + 1, source, author, note, clock.GetUtcNow());
            versions.Add(version);
            return new(version);
        }
    }

    public ValueTask<IReadOnlyList<AgentPublication>> PublicationsAsync(TenantContext tenant, string agent, CancellationToken cancellationToken)
    {
        lock (_gate)
            return new(_agents.TryGetValue((tenant.Id, agent), out var kept) ? [.. kept.Publications.AsEnumerable().Reverse()] : []);
    }

    public ValueTask<AgentPublication> PublishAsync(
        TenantContext tenant, string agent, IReadOnlyList<AgentShare> shares, string author, string note, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var publications = _agents.GetOrAdd((tenant.Id, agent), _ => ([], [])).Publications;
            var publication = new AgentPublication(agent, publications.Count + 1, shares, author, note, clock.GetUtcNow());
            publications.Add(publication);
            return new(publication);
        }
    }
}
