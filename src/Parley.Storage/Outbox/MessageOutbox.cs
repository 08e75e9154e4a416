using Microsoft.EntityFrameworkCore;
using Parley.Storage.Database;
using Parley.Tenancy;

namespace Parley.Storage.Outbox;

/// <summary>The durable record of what agents sent. Thread-safe.</summary>
public sealed class MessageOutbox
{
    private readonly TenantDatabases _databases;
    private readonly SerialWriter _writer;

    internal MessageOutbox(TenantDatabases databases, SerialWriter writer) => (_databases, _writer) = (databases, writer);

    /// <returns>The message as it stands: the one of the same id if there was one, whose status then says how far it came.</returns>
    public Task<OutboxMessage> AddAsync(TenantContext tenant, OutboxMessage message, CancellationToken cancellationToken) =>
        _writer.WriteAsync(
            tenant,
            async database =>
            {
                if (await database.Set<OutboxRow>().FirstOrDefaultAsync(row => row.Id == message.Id) is { } before)
                    return before.ToMessage();
                database.Add(OutboxRow.Of(tenant.Id.Value, message));
                await database.SaveChangesAsync();
                return message;
            },
            cancellationToken);

    /// <exception cref="KeyNotFoundException">No such message.</exception>
    public Task<OutboxMessage> MarkAsync(TenantContext tenant, string id, OutboxStatus status, string reference, CancellationToken cancellationToken) =>
        _writer.WriteAsync(
            tenant,
            async database =>
            {
                var row = await database.Set<OutboxRow>().FirstOrDefaultAsync(row => row.Id == id)
                    ?? throw new KeyNotFoundException($"There is no message {id} in the outbox.");
                (row.Status, row.Reference) = (status, reference);
                await database.SaveChangesAsync();
                return row.ToMessage();
            },
            cancellationToken);

    /// <returns>Null when there is none, or it is another tenant's.</returns>
    public async Task<OutboxMessage?> FindAsync(TenantContext tenant, string id, CancellationToken cancellationToken)
    {
        await using var database = _databases.Open(tenant);
        return (await database.Set<OutboxRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken))?.ToMessage();
    }

    /// <summary>Newest first.</summary>
    /// <param name="before">Only those after this one in that order; null for the newest.</param>
    public async Task<IReadOnlyList<OutboxMessage>> ListAsync(
        TenantContext tenant, OutboxKind? kind, OutboxStatus? status, int limit, OutboxMessage? before, CancellationToken cancellationToken)
    {
        await using var database = _databases.Open(tenant);
        var rows = database.Set<OutboxRow>().AsNoTracking();
        if (kind is { } onlyKind)
            rows = rows.Where(row => row.Kind == onlyKind);
        if (status is { } onlyStatus)
            rows = rows.Where(row => row.Status == onlyStatus);
        if (before is { CreatedAt: var time, Id: var id })
            rows = rows.Where(row => row.CreatedAt < time || (row.CreatedAt == time && string.Compare(row.Id, id) < 0));
        var page = await rows.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Take(limit).ToListAsync(cancellationToken);
        return [.. page.Select(row => row.ToMessage())];
    }

    /// <summary>Newest first.</summary>
    /// <param name="before">Only older ones; null for the newest.</param>
    public async Task<IReadOnlyList<OutboxMessage>> ListAsync(TenantContext tenant, int limit, DateTimeOffset? before, CancellationToken cancellationToken)
    {
        await using var database = _databases.Open(tenant);
        var rows = database.Set<OutboxRow>().AsNoTracking();
        if (before is { } time)
            rows = rows.Where(row => row.CreatedAt < time);
        var page = await rows.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Take(limit).ToListAsync(cancellationToken);
        return [.. page.Select(row => row.ToMessage())];
    }
}
