using Microsoft.EntityFrameworkCore;
using Parley.Storage.Database;
using Parley.Tenancy;

namespace Parley.Storage.Tickets;

/// <summary>The embedded ticket table. Thread-safe.</summary>
public sealed class TicketDesk
{
    private readonly TenantDatabases _databases;
    private readonly SerialWriter _writer;

    internal TicketDesk(TenantDatabases databases, SerialWriter writer) => (_databases, _writer) = (databases, writer);

    /// <returns>The ticket with its number: the one of the same id if there was one.</returns>
    public Task<TicketRecord> OpenAsync(TenantContext tenant, TicketRecord ticket, CancellationToken cancellationToken) =>
        _writer.WriteAsync(
            tenant,
            async database =>
            {
                if (await database.Set<TicketRow>().FirstOrDefaultAsync(row => row.Id == ticket.Id) is { } before)
                    return before.ToRecord();
                var row = new TicketRow
                {
                    TenantId = tenant.Id.Value,
                    Id = ticket.Id,
                    Number = (await database.Set<TicketRow>().MaxAsync(row => (int?)row.Number) ?? 0) + 1,
                    Subject = ticket.Subject,
                    Description = ticket.Description,
                    Priority = ticket.Priority,
                    Name = ticket.Name,
                    Contact = ticket.Contact,
                    CallId = ticket.CallId,
                    CreatedAt = ticket.CreatedAt,
                };
                database.Add(row);
                await database.SaveChangesAsync();
                return row.ToRecord();
            },
            cancellationToken);

    /// <returns>Null when there is none of that number, or it is another tenant's.</returns>
    public async Task<TicketRecord?> FindAsync(TenantContext tenant, int number, CancellationToken cancellationToken)
    {
        await using var database = _databases.Open(tenant);
        return (await database.Set<TicketRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Number == number, cancellationToken))?.ToRecord();
    }

    /// <summary>Newest first.</summary>
    /// <param name="before">Only tickets with a lower number; null for the newest.</param>
    public async Task<IReadOnlyList<TicketRecord>> ListAsync(TenantContext tenant, int limit, int? before, CancellationToken cancellationToken)
    {
        await using var database = _databases.Open(tenant);
        var rows = database.Set<TicketRow>().AsNoTracking();
        if (before is { } number)
            rows = rows.Where(row => row.Number < number);
        return [.. (await rows.OrderByDescending(row => row.Number).Take(limit).ToListAsync(cancellationToken)).Select(row => row.ToRecord())];
    }
}
