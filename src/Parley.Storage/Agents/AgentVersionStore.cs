using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parley.Agents;
using Parley.Storage.Database;
using Parley.Tenancy;

namespace Parley.Storage.Agents;

/// <summary>Versions and publications in the database. The next number is the newest one's plus one; whoever comes second tries again.</summary>
internal sealed class AgentVersionStore(TenantDatabases databases, TimeProvider clock) : IAgentVersionStore
{
    private const int Attempts = 8;

    public async ValueTask<IReadOnlyList<string>> AgentsAsync(TenantContext tenant, CancellationToken cancellationToken)
    {
        await using var database = databases.Open(tenant);
        return await database.AgentVersions.Select(row => row.Agent).Distinct().OrderBy(agent => agent).ToListAsync(cancellationToken);
    }

    public async ValueTask<IReadOnlyList<AgentVersion>> VersionsAsync(TenantContext tenant, string agent, CancellationToken cancellationToken)
    {
        await using var database = databases.Open(tenant);
        var rows = await database.AgentVersions.AsNoTracking()
            .Where(row => row.Agent == agent).OrderByDescending(row => row.Number).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToVersion())];
    }

    public async ValueTask<AgentVersion?> FindAsync(TenantContext tenant, string agent, int number, CancellationToken cancellationToken)
    {
        await using var database = databases.Open(tenant);
        var row = await database.AgentVersions.AsNoTracking().FirstOrDefaultAsync(r => r.Agent == agent && r.Number == number, cancellationToken);
        return row?.ToVersion();
    }

    public async ValueTask<AgentVersion> AddAsync(
        TenantContext tenant, string agent, string source, string author, string note, CancellationToken cancellationToken)
    {
        var row = await AddNextAsync(
            tenant,
            async database => await database.AgentVersions.Where(r => r.Agent == agent).MaxAsync(r => (int?)r.Number, cancellationToken),
            number => new AgentVersionRow
            {
                TenantId = tenant.Id.Value, Agent = agent, Number = number, Source = source, Author = author, Note = note, SavedAt = clock.GetUtcNow(),
            },
            cancellationToken);
        return row.ToVersion();
    }

    public async ValueTask<IReadOnlyList<AgentPublication>> PublicationsAsync(TenantContext tenant, string agent, CancellationToken cancellationToken)
    {
        await using var database = databases.Open(tenant);
        var rows = await database.AgentPublications.AsNoTracking()
            .Where(row => row.Agent == agent).OrderByDescending(row => row.Sequence).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToPublication())];
    }

    public async ValueTask<AgentPublication> PublishAsync(
        TenantContext tenant, string agent, IReadOnlyList<AgentShare> shares, string author, string note, CancellationToken cancellationToken)
    {
        var row = await AddNextAsync(
            tenant,
            async database => await database.AgentPublications.Where(r => r.Agent == agent).MaxAsync(r => (int?)r.Sequence, cancellationToken),
            sequence => new AgentPublicationRow
            {
                TenantId = tenant.Id.Value,
                Agent = agent,
                Sequence = sequence,
                Shares = JsonSerializer.Serialize(shares, AgentsJson.Default.IReadOnlyListAgentShare),
                Author = author,
                Note = note,
                At = clock.GetUtcNow(),
            },
            cancellationToken);
        return row.ToPublication();
    }

    private async ValueTask<T> AddNextAsync<T>(
        TenantContext tenant, Func<ParleyDbContext, Task<int?>> newest, Func<int, T> make, CancellationToken cancellationToken) where T : class
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var database = databases.Open(tenant);
            var row = make((await newest(database) ?? 0) + 1);
            database.Add(row);
            try
            {
                await database.SaveChangesAsync(cancellationToken);
                return row;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Somebody else took the number.
            }
        }
    }
}
