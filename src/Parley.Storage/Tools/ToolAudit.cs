using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Parley.Storage.Database;
using Parley.Tenancy;
using Parley.Tools;

namespace Parley.Storage.Tools;

/// <summary>
/// Appends to each tenant's chain from one place, so that no two records follow the same one; what waits is written together, for entries come
/// in bursts and a transaction costs more than a row.
/// </summary>
internal sealed class ToolAudit(TenantDatabases databases, SerialWriter writer) : BackgroundService, IToolAudit
{
    private const int MostTogether = 256;
    private const int Page = 1000;

    // Waits when full: a tool call goes on once it is written down, and its callers are bounded by the gateway.
    private readonly Channel<Pending> _pending = Channel.CreateBounded<Pending>(new BoundedChannelOptions(4096) { SingleReader = true });

    public async ValueTask AppendAsync(TenantContext tenant, ToolAuditEntry entry, CancellationToken cancellationToken)
    {
        var pending = new Pending(tenant, entry, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await _pending.Writer.WriteAsync(pending, cancellationToken);
        await pending.Written.Task.WaitAsync(cancellationToken);
    }

    public async ValueTask<IReadOnlyList<ToolAuditRecord>> ListAsync(TenantContext tenant, long after, int limit, CancellationToken cancellationToken)
    {
        await using var database = databases.Open(tenant);
        var rows = await database.Set<ToolAuditRow>().AsNoTracking()
            .Where(row => row.Sequence > after).OrderBy(row => row.Sequence).Take(limit).ToListAsync(cancellationToken);
        return [.. rows.Select(ToolAuditRows.ToRecord)];
    }

    public async ValueTask<IReadOnlyList<ToolAuditRecord>> FindAsync(
        TenantContext tenant, ToolAuditFilter filter, long after, int limit, CancellationToken cancellationToken)
    {
        await using var database = databases.Open(tenant);
        var rows = database.Set<ToolAuditRow>().AsNoTracking().Where(row => row.Sequence > after);
        if (filter.Call is { Value: var call })
            rows = rows.Where(row => row.CallId == call);
        if (filter.Tool is { } tool)
            rows = rows.Where(row => row.Tool == tool);
        if (filter.Outcome is { } outcome)
            rows = rows.Where(row => row.Outcome == outcome);
        return [.. (await rows.OrderBy(row => row.Sequence).Take(limit).ToListAsync(cancellationToken)).Select(ToolAuditRows.ToRecord)];
    }

    public async ValueTask<ToolAuditVerdict> VerifyAsync(TenantContext tenant, CancellationToken cancellationToken)
    {
        var (records, last, hash, erased) = (0L, 0L, ToolAuditChain.Origin, 0L);
        while (await ListAsync(tenant, last, Page, cancellationToken) is { Count: > 0 } page)
            foreach (var record in page)
            {
                records++;
                if (!ToolAuditChain.Follows(tenant, record, last, hash))
                    return new ToolAuditVerdict(records, last + 1, hash, erased);
                (last, hash, erased) = (record.Sequence, record.Hash, erased + (record.IsErased ? 1 : 0));
            }
        return new ToolAuditVerdict(records, null, hash, erased);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // What was accepted is written before the process ends.
        _pending.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Pending>();
        while (await _pending.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (batch.Count < MostTogether && _pending.Reader.TryRead(out var pending))
                batch.Add(pending);
            foreach (var ofTenant in batch.GroupBy(pending => pending.Tenant))
                await WriteAsync(ofTenant.Key, [.. ofTenant]);
            batch.Clear();
        }
    }

    private async Task WriteAsync(TenantContext tenant, IReadOnlyList<Pending> batch)
    {
        try
        {
            await writer.WriteAsync(tenant, database => AppendAsync(database, tenant, batch), CancellationToken.None);
            foreach (var pending in batch)
                pending.Written.TrySetResult();
        }
#pragma warning disable CA1031 // Every fault belongs to those who asked; the mailbox serves the next.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            foreach (var pending in batch)
                pending.Written.TrySetException(fault);
        }
    }

    private static async Task<int> AppendAsync(ParleyDbContext database, TenantContext tenant, IReadOnlyList<Pending> batch)
    {
        var last = await database.Set<ToolAuditRow>().AsNoTracking().OrderByDescending(row => row.Sequence)
            .Select(row => new { row.Sequence, row.Hash }).FirstOrDefaultAsync(CancellationToken.None);
        var (sequence, hash) = (last?.Sequence ?? 0, last?.Hash ?? ToolAuditChain.Origin);
        foreach (var pending in batch)
        {
            var row = ToolAuditRows.ToRow(tenant, ++sequence, hash, pending.Entry);
            database.Add(row);
            hash = row.Hash;
        }

        return await database.SaveChangesAsync(CancellationToken.None);
    }

    private sealed record Pending(TenantContext Tenant, ToolAuditEntry Entry, TaskCompletionSource Written);
}
