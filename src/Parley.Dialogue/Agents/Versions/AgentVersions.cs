using System.Collections.Concurrent;
using Parley.Tenancy;

namespace Parley.Agents.Versions;

/// <summary>Saves what can be read, publishes what holds its checks, and keeps what it has read: versions never change. Thread-safe.</summary>
internal sealed class AgentVersions(IAgentVersionStore store, IEnumerable<IAgentCheck> checks) : IAgentVersions
{
    private readonly ConcurrentDictionary<(TenantId Tenant, string Agent, int Number), AgentDefinition> _read = new();

    public ValueTask<IReadOnlyList<string>> AgentsAsync(TenantContext tenant, CancellationToken cancellationToken) =>
        store.AgentsAsync(tenant, cancellationToken);

    public ValueTask<IReadOnlyList<AgentVersion>> VersionsAsync(TenantContext tenant, string agent, CancellationToken cancellationToken) =>
        store.VersionsAsync(tenant, agent, cancellationToken);

    public ValueTask<AgentVersion?> FindAsync(TenantContext tenant, string agent, int number, CancellationToken cancellationToken) =>
        store.FindAsync(tenant, agent, number, cancellationToken);

    public ValueTask<IReadOnlyList<AgentPublication>> PublicationsAsync(TenantContext tenant, string agent, CancellationToken cancellationToken) =>
        store.PublicationsAsync(tenant, agent, cancellationToken);

    public async ValueTask<AgentSaveOutcome> SaveAsync(
        TenantContext tenant, string agent, string source, string author, string note, CancellationToken cancellationToken)
    {
        var faults = Read(tenant, agent, source).Faults;
        if (faults.Count > 0)
            return new AgentSaveOutcome.Invalid(faults);
        var versions = await store.VersionsAsync(tenant, agent, cancellationToken);
        return versions.Count > 0 && versions[0].Source == source
            ? new AgentSaveOutcome.Unchanged(versions[0])
            : new AgentSaveOutcome.Saved(await store.AddAsync(tenant, agent, source, author, note, cancellationToken));
    }

    public async ValueTask<AgentPublishOutcome> PublishAsync(
        TenantContext tenant, string agent, IReadOnlyList<AgentShare> shares, string author, string note, CancellationToken cancellationToken)
    {
        if (TrafficSplit.Fault(shares) is { } fault)
            return new AgentPublishOutcome.Invalid([fault]);
        var faults = new List<AgentFault>();
        foreach (var share in shares)
            faults.AddRange(await CheckAsync(tenant, agent, share.Version, cancellationToken));
        return faults.Count > 0
            ? new AgentPublishOutcome.Invalid(faults)
            : new AgentPublishOutcome.Published(await store.PublishAsync(tenant, agent, shares, author, note, cancellationToken));
    }

    public async ValueTask<string?> DiffAsync(TenantContext tenant, string agent, int from, int to, CancellationToken cancellationToken)
    {
        var before = from == 0 ? "" : (await store.FindAsync(tenant, agent, from, cancellationToken))?.Source;
        var after = await store.FindAsync(tenant, agent, to, cancellationToken);
        return before is null || after is null ? null : UnifiedDiff.Of(before, after.Source, $"{agent} {from}", $"{agent} {to}");
    }

    /// <summary>The version as it answers calls; null when it is not there or, saved by an older Parley, no longer readable.</summary>
    public async ValueTask<AgentDefinition?> LoadAsync(TenantContext tenant, string agent, int number, CancellationToken cancellationToken)
    {
        var key = (tenant.Id, agent, number);
        if (_read.TryGetValue(key, out var known))
            return known;
        if (await store.FindAsync(tenant, agent, number, cancellationToken) is not { } version)
            return null;
        var definition = Read(tenant, agent, version.Source).Agent;
        return definition is null ? null : _read.GetOrAdd(key, definition with { Version = number });
    }

    public async ValueTask<IReadOnlyList<AgentFault>> CheckAsync(TenantContext tenant, string agent, string source, CancellationToken cancellationToken)
    {
        var (definition, faults) = Read(tenant, agent, source);
        if (definition is null)
            return faults;
        var found = new List<AgentFault>();
        foreach (var check in checks)
            found.AddRange(await check.CheckAsync(tenant, definition, cancellationToken));
        return [.. found.Select(fault => fault.Line > 0 ? fault : fault with { Line = AgentFile.LineOf(source, tenant.Id, fault.Path, fault.Word) })];
    }

    /// <summary>What is wrong by now with the versions that answer: what they read and use may have been taken away since they were published.</summary>
    /// <param name="source">Whose faults need no word about the version: the agent's file.</param>
    public async ValueTask<IReadOnlyList<AgentFault>> CheckAnsweringAsync(TenantContext tenant, string agent, string source, CancellationToken cancellationToken)
    {
        var found = new List<AgentFault>();
        if (await store.PublicationsAsync(tenant, agent, cancellationToken) is not [var publication, ..])
            return found;
        foreach (var share in publication.Shares)
            if (await store.FindAsync(tenant, agent, share.Version, cancellationToken) is { } version)
            {
                var faults = await CheckAsync(tenant, agent, version.Source, cancellationToken);
                found.AddRange(version.Source == source ? faults : faults.Select(fault => fault with { Path = $"version {version.Number}: {fault.Path}" }));
            }

        return found;
    }

    private async ValueTask<IReadOnlyList<AgentFault>> CheckAsync(TenantContext tenant, string agent, int number, CancellationToken cancellationToken) =>
        await store.FindAsync(tenant, agent, number, cancellationToken) is { } version
            ? await CheckAsync(tenant, agent, version.Source, cancellationToken)
            : [new AgentFault("shares", $"there is no version {number}")];

    private static (AgentDefinition? Agent, IReadOnlyList<AgentFault> Faults) Read(TenantContext tenant, string agent, string source)
    {
        var (definition, faults) = AgentFile.Parse(source, tenant.Id);
        return (definition is null ? null : definition with { Id = agent }, faults);
    }
}
