using NodaTime;
using Parley.Tenancy;

namespace Parley.Tools.Scheduling.CalDav;

/// <summary>A calendar on a CalDAV server. See <see cref="CalDavBooking"/> for how it never books twice.</summary>
internal sealed class CalDavCalendar(CalDavClient client, CalDavDiscovery discovery, DateTimeZone zone) : ICalendar
{
    private static readonly Duration LookAhead = Duration.FromDays(400);

    private readonly CalDavBooking _booking = new(client, zone);

    public async ValueTask<IReadOnlyList<Interval>> BusyAsync(TenantContext tenant, Interval range, CancellationToken cancellationToken)
    {
        var collection = await discovery.CollectionAsync(tenant, cancellationToken);
        var events = await client.ReportAsync(tenant, collection, CalDavXml.EventsWithin(range), cancellationToken);
        var replaced = Replaced(events);
        return [.. events.Where(e => !replaced.Contains(e.Uid)).SelectMany(e => e.BusyWithin(range, zone))];
    }

    public async ValueTask<IReadOnlyList<Appointment>> UpcomingAsync(TenantContext tenant, string phone, Instant now, CancellationToken cancellationToken)
    {
        var collection = await discovery.CollectionAsync(tenant, cancellationToken);
        var events = await client.ReportAsync(tenant, collection, CalDavXml.EventsWithin(new Interval(now, now + LookAhead)), cancellationToken);
        var replaced = Replaced(events);
        return
        [
            .. events
                .Where(e => e is { IsCancelled: false, PendingUntil: null } && e.Phone == phone && !replaced.Contains(e.Uid))
                .Select(e => e.ToAppointment(zone))
                .OrderBy(appointment => appointment.Time.Start),
        ];
    }

    public async ValueTask<Appointment?> FindAsync(TenantContext tenant, string id, CancellationToken cancellationToken) =>
        id.Length == 0 ? null : (await FindAsync(tenant, await discovery.CollectionAsync(tenant, cancellationToken), id, cancellationToken))?.ToAppointment(zone);

    public async ValueTask<CalendarOutcome> BookAsync(TenantContext tenant, Appointment appointment, Instant now, CancellationToken cancellationToken) =>
        await _booking.BookAsync(tenant, await discovery.CollectionAsync(tenant, cancellationToken), appointment, replaces: "", now, cancellationToken);

    public async ValueTask<CalendarOutcome> MoveAsync(
        TenantContext tenant, string id, Appointment replacement, Instant now, CancellationToken cancellationToken)
    {
        var collection = await discovery.CollectionAsync(tenant, cancellationToken);
        if (await FindAsync(tenant, collection, id, cancellationToken) is not { } old || (old.IsCancelled && old.ReplacedBy != replacement.Id))
            return new CalendarOutcome.NotFound();
        var outcome = await _booking.BookAsync(tenant, collection, replacement, id, now, cancellationToken);
        if (outcome is not CalendarOutcome.Done || await EndAsync(tenant, old, replacement.Id, cancellationToken) == replacement.Id)
            return outcome;
        // Somebody else ended the old one meanwhile: what took its place must not stand.
        if (await FindAsync(tenant, collection, replacement.Id, cancellationToken) is { } orphan)
            await EndAsync(tenant, orphan, "", cancellationToken);
        return new CalendarOutcome.NotFound();
    }

    public async ValueTask<CalendarOutcome> CancelAsync(TenantContext tenant, string id, Instant now, CancellationToken cancellationToken)
    {
        var collection = await discovery.CollectionAsync(tenant, cancellationToken);
        if (await FindAsync(tenant, collection, id, cancellationToken) is not { } found || await EndAsync(tenant, found, "", cancellationToken) != "")
            return new CalendarOutcome.NotFound();
        return new CalendarOutcome.Done(found.ToAppointment(zone));
    }

    private Task<CalDavEvent?> FindAsync(TenantContext tenant, Uri collection, string uid, CancellationToken cancellationToken) =>
        _booking.FindAsync(tenant, collection, uid, cancellationToken);

    /// <summary>Cancels an event unless it is cancelled.</summary>
    /// <returns>What took its place, by whoever ended it first; null when the event is gone altogether.</returns>
    private async Task<string?> EndAsync(TenantContext tenant, CalDavEvent found, string replacedBy, CancellationToken cancellationToken)
    {
        for (var current = found; current is not null; current = await client.GetAsync(tenant, found.Href, cancellationToken))
        {
            if (current.IsCancelled)
                return current.ReplacedBy;
            if (await client.PutAsync(tenant, current.Ended(replacedBy), current.ETag, cancellationToken) is PutResult.Stored)
                return replacedBy;
        }

        return null;
    }

    /// <summary>A crash in the middle of a move leaves both; the newer one counts.</summary>
    private static HashSet<string> Replaced(IEnumerable<CalDavEvent> events) =>
        [.. events.Where(e => e is { IsCancelled: false, PendingUntil: null, ReplacedId.Length: > 0 }).Select(e => e.ReplacedId)];
}
