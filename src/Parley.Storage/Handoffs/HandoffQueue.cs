using Microsoft.EntityFrameworkCore;
using Parley.Calls;
using Parley.Handoff;
using Parley.Storage.Database;
using Parley.Tenancy;

namespace Parley.Storage.Handoffs;

internal sealed class HandoffQueue(TenantDatabases databases, SerialWriter writer) : IHandoffQueue
{
    public async ValueTask<QueuedHandoff> AddAsync(TenantContext tenant, QueuedHandoff handoff, CancellationToken cancellationToken) =>
        await writer.WriteAsync(
            tenant,
            async database =>
            {
                if (await Row(database, handoff.Id) is { } there)
                {
                    if (there.Status is not HandoffStatus.Withdrawn)
                        return there.ToHandoff();
                    database.Remove(there);
                    await database.SaveChangesAsync(CancellationToken.None);
                }

                database.Add(HandoffRows.Of(tenant, handoff));
                await database.SaveChangesAsync(CancellationToken.None);
                return handoff;
            },
            cancellationToken);

    public async ValueTask NoteTargetAsync(TenantContext tenant, string id, string target, CancellationToken cancellationToken) =>
        await writer.WriteAsync(
            tenant,
            database => database.Set<HandoffRow>().Where(row => row.Id == id)
                .ExecuteUpdateAsync(row => row.SetProperty(r => r.Target, target), CancellationToken.None),
            cancellationToken);

    public async ValueTask NoteSummaryAsync(TenantContext tenant, string id, HandoffSummary summary, CancellationToken cancellationToken) =>
        await writer.WriteAsync(
            tenant,
            database => database.Set<HandoffRow>().Where(row => row.Id == id && row.BetterSummary == "")
                .ExecuteUpdateAsync(
                    row => row.SetProperty(r => r.BetterSummary, summary.Text).SetProperty(r => r.SummaryModel, summary.Model), CancellationToken.None),
            cancellationToken);

    public async ValueTask<QueuedHandoff?> FindAsync(TenantContext tenant, string id, CancellationToken cancellationToken)
    {
        await using var database = databases.Open(tenant);
        return (await database.Set<HandoffRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken))?.ToHandoff();
    }

    /// <remarks>Asked once a call and only after a restart, so that no index is kept for it.</remarks>
    public async ValueTask<IReadOnlyList<QueuedHandoff>> OfCallAsync(TenantContext tenant, CallId call, CancellationToken cancellationToken)
    {
        await using var database = databases.Open(tenant);
        var found = await database.Set<HandoffRow>().AsNoTracking().Where(row => row.CallId == call.Value)
            .OrderByDescending(row => row.At).ThenBy(row => row.Id).ToListAsync(cancellationToken);
        return [.. found.Select(row => row.ToHandoff())];
    }

    public async ValueTask<IReadOnlyList<QueuedHandoff>> ListAsync(
        TenantContext tenant, HandoffStatus? status, string? queue, int limit, CancellationToken cancellationToken)
    {
        await using var database = databases.Open(tenant);
        var rows = database.Set<HandoffRow>().AsNoTracking();
        if (status is { } only)
            rows = rows.Where(row => row.Status == only);
        if (queue is not null)
            rows = rows.Where(row => row.Queue == queue);
        var found = await rows.OrderByDescending(row => row.At).ThenBy(row => row.Id).Take(limit).ToListAsync(cancellationToken);
        return [.. found.Select(row => row.ToHandoff())];
    }

    public ValueTask<HandoffChange> ClaimAsync(TenantContext tenant, string id, string by, DateTimeOffset at, CancellationToken cancellationToken) =>
        ChangeAsync(tenant, id, handoff => handoff.Claim(by, at), cancellationToken);

    public ValueTask<HandoffChange> CloseAsync(
        TenantContext tenant, string id, string by, string note, DateTimeOffset at, CancellationToken cancellationToken) =>
        ChangeAsync(tenant, id, handoff => handoff.Close(by, note, at), cancellationToken);

    public ValueTask<HandoffChange> WithdrawAsync(TenantContext tenant, string id, DateTimeOffset at, CancellationToken cancellationToken) =>
        ChangeAsync(tenant, id, handoff => handoff.Withdraw(at), cancellationToken);

    private async ValueTask<HandoffChange> ChangeAsync(
        TenantContext tenant, string id, Func<QueuedHandoff, HandoffChange> change, CancellationToken cancellationToken) =>
        await writer.WriteAsync<HandoffChange>(
            tenant,
            async database =>
            {
                if (await Row(database, id) is not { } row)
                    return new HandoffChange.Missing();
                var changed = change(row.ToHandoff());
                if (changed is HandoffChange.Made made)
                {
                    row.Take(made.Handoff);
                    await database.SaveChangesAsync(CancellationToken.None);
                }

                return changed;
            },
            cancellationToken);

    private static Task<HandoffRow?> Row(ParleyDbContext database, string id) =>
        database.Set<HandoffRow>().FirstOrDefaultAsync(row => row.Id == id, CancellationToken.None);
}
