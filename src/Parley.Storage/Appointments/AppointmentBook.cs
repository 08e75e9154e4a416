using Microsoft.EntityFrameworkCore;
using Parley.Storage.Database;
using Parley.Tenancy;

namespace Parley.Storage.Appointments;

/// <summary>
/// The embedded calendar's memory. No two booked appointments of one calendar ever overlap; every change is idempotent by the id of the
/// appointment it makes or ends. Thread-safe.
/// </summary>
public sealed class AppointmentBook
{
    private readonly TenantDatabases _databases;
    private readonly SerialWriter _writer;

    internal AppointmentBook(TenantDatabases databases, SerialWriter writer) => (_databases, _writer) = (databases, writer);

    /// <summary>Booked appointments that take any time of a range, in order.</summary>
    public async Task<IReadOnlyList<AppointmentRecord>> BookedAsync(
        TenantContext tenant, string calendar, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var database = _databases.Open(tenant);
        var rows = await Overlapping(database, calendar, from, until).AsNoTracking().OrderBy(row => row.StartsAt).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToRecord())];
    }

    /// <summary>Booked appointments of all calendars that take any time of a range, in order.</summary>
    public async Task<IReadOnlyList<AppointmentRecord>> BookedAsync(TenantContext tenant, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var database = _databases.Open(tenant);
        var rows = await database.Set<AppointmentRow>().AsNoTracking()
            .Where(row => row.Status == AppointmentStatus.Booked && row.StartsAt < until && row.EndsAt > from)
            .OrderBy(row => row.StartsAt).ThenBy(row => row.Calendar).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToRecord())];
    }

    /// <summary>Booked appointments of a telephone number that are not over, in order.</summary>
    public async Task<IReadOnlyList<AppointmentRecord>> UpcomingAsync(
        TenantContext tenant, string phone, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var database = _databases.Open(tenant);
        var rows = await database.Set<AppointmentRow>().AsNoTracking()
            .Where(row => row.Phone == phone && row.Status == AppointmentStatus.Booked && row.EndsAt > now)
            .OrderBy(row => row.StartsAt).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToRecord())];
    }

    public async Task<AppointmentRecord?> FindAsync(TenantContext tenant, string id, CancellationToken cancellationToken)
    {
        await using var database = _databases.Open(tenant);
        return (await database.Set<AppointmentRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken))?.ToRecord();
    }

    public Task<AppointmentOutcome> BookAsync(TenantContext tenant, AppointmentRecord appointment, CancellationToken cancellationToken) =>
        _writer.WriteAsync<AppointmentOutcome>(tenant, database => BookAsync(database, tenant, appointment, replaced: null), cancellationToken);

    /// <summary>Books an appointment in place of another, which keeps its record.</summary>
    public Task<AppointmentOutcome> MoveAsync(TenantContext tenant, string id, AppointmentRecord replacement, CancellationToken cancellationToken) =>
        _writer.WriteAsync<AppointmentOutcome>(
            tenant,
            async database =>
            {
                var old = await database.Set<AppointmentRow>().FirstOrDefaultAsync(row => row.Id == id);
                if (old?.ReplacedBy == replacement.Id || old?.Status == AppointmentStatus.Booked)
                    return await BookAsync(database, tenant, replacement, old);
                return new AppointmentOutcome.NotFound();
            },
            cancellationToken);

    /// <summary>Cancelled twice is cancelled once.</summary>
    public Task<AppointmentOutcome> CancelAsync(TenantContext tenant, string id, CancellationToken cancellationToken) =>
        _writer.WriteAsync<AppointmentOutcome>(
            tenant,
            async database =>
            {
                var row = await database.Set<AppointmentRow>().FirstOrDefaultAsync(row => row.Id == id);
                if (row is null or { Status: AppointmentStatus.Moved })
                    return new AppointmentOutcome.NotFound();
                row.Status = AppointmentStatus.Cancelled;
                await database.SaveChangesAsync();
                return new AppointmentOutcome.Done(row.ToRecord());
            },
            cancellationToken);

    private static async Task<AppointmentOutcome> BookAsync(ParleyDbContext database, TenantContext tenant, AppointmentRecord wanted, AppointmentRow? replaced)
    {
        if (await database.Set<AppointmentRow>().FirstOrDefaultAsync(row => row.Id == wanted.Id) is { } before)
            return before.Status == AppointmentStatus.Booked ? new AppointmentOutcome.Done(before.ToRecord()) : new AppointmentOutcome.NotFound();
        var inTheWay = Overlapping(database, wanted.Calendar, wanted.Start, wanted.End);
        if (replaced is not null)
            inTheWay = inTheWay.Where(row => row.Id != replaced.Id);
        if (await inTheWay.AnyAsync())
            return new AppointmentOutcome.Taken();
        if (replaced is not null)
        {
            (replaced.Status, replaced.ReplacedBy) = (AppointmentStatus.Moved, wanted.Id);
            // First, so that the index never sees both at one start.
            await database.SaveChangesAsync();
        }

        database.Add(AppointmentRow.Of(tenant.Id.Value, wanted));
        await database.SaveChangesAsync();
        return new AppointmentOutcome.Done(wanted);
    }

    private static IQueryable<AppointmentRow> Overlapping(ParleyDbContext database, string calendar, DateTimeOffset from, DateTimeOffset until) =>
        database.Set<AppointmentRow>().Where(row =>
            row.Calendar == calendar && row.Status == AppointmentStatus.Booked && row.StartsAt < until && row.EndsAt > from);
}
