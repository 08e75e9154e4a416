using System.Globalization;
using NodaTime;
using Parley.Tenancy;

namespace Parley.Tools.Scheduling.CalDav;

/// <summary>
/// Books on a server that knows no transaction over several events. First a hold: a tentative event under a name made of its start, which the
/// server refuses to a second (<c>If-None-Match: *</c>). Then a look at everything that overlaps. A booking that stands wins. Of holds, the
/// one whose id sorts first removes the others and goes on, the others withdraw. Then the hold is confirmed, if it is still unchanged
/// (<c>If-Match</c>). Of two that overlap, whichever confirms second has seen the first, or had to remove it, which fails once it is confirmed: never do
/// both stand. A hold left by a crash ends after <see cref="HoldFor"/>; the same call finds its hold again by its UID.
/// </summary>
internal sealed class CalDavBooking(CalDavClient client, DateTimeZone zone)
{
    /// <summary>Longer than any call of the tool with its retries.</summary>
    public static readonly Duration HoldFor = Duration.FromMinutes(2);

    /// <summary>Cancelled events keep their names; after so many at one start something is wrong.</summary>
    private const int MostNames = 50;
    private const int MostRounds = 50;

    public async Task<CalendarOutcome> BookAsync(
        TenantContext tenant, Uri collection, Appointment wanted, string replaces, Instant now, CancellationToken cancellationToken)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var (own, decided) = await HoldAsync(tenant, collection, wanted, replaces, now, cancellationToken);
            if (own is not null)
                decided = await ConfirmAsync(tenant, collection, own, wanted, replaces, now, cancellationToken);
            if (decided is not null)
                return decided;
        }

        throw new CalDavFaultException("unavailable", "The calendar changes too fast to book.");
    }

    public async Task<CalDavEvent?> FindAsync(TenantContext tenant, Uri collection, string uid, CancellationToken cancellationToken) =>
        (await client.ReportAsync(tenant, collection, CalDavXml.EventsNamed(uid), cancellationToken)).FirstOrDefault(e => e.Uid == uid);

    /// <returns>The hold, or how the booking ended without one; neither when it is worth another round.</returns>
    private async Task<(CalDavEvent? Own, CalendarOutcome? Decided)> HoldAsync(
        TenantContext tenant, Uri collection, Appointment wanted, string replaces, Instant now, CancellationToken cancellationToken)
    {
        for (var number = 0; number < MostNames; number++)
        {
            var hold = CalDavEvent.Hold(Name(collection, wanted.Time.Start, number), wanted, replaces, now, now + HoldFor);
            switch (await client.PutAsync(tenant, hold, ifMatch: null, cancellationToken))
            {
                case PutResult.Stored stored:
                    return (CalDavEvent.Parse(hold.Href, stored.ETag, hold.Serialize()), null);
                case PutResult.NameInUse:
                    return await AdoptAsync(tenant, await FindAsync(tenant, collection, wanted.Id, cancellationToken), wanted, replaces, now, cancellationToken);
            }

            var occupant = await client.GetAsync(tenant, hold.Href, cancellationToken);
            if (occupant is null)
                return (null, null);
            if (occupant.Uid == wanted.Id)
                return await AdoptAsync(tenant, occupant, wanted, replaces, now, cancellationToken);
            if (occupant.PendingUntil <= now)
            {
                await client.DeleteAsync(tenant, occupant, cancellationToken);
                return (null, null);
            }

            if (occupant.Uid != replaces && occupant.BusyWithin(wanted.Time, zone).Any())
                return (null, new CalendarOutcome.Taken());
        }

        throw new CalDavFaultException("unavailable", "Too many cancelled appointments stand at that time.");
    }

    /// <summary>An earlier attempt of the same call came this far.</summary>
    private async Task<(CalDavEvent? Own, CalendarOutcome? Decided)> AdoptAsync(
        TenantContext tenant, CalDavEvent? own, Appointment wanted, string replaces, Instant now, CancellationToken cancellationToken)
    {
        if (own is null)
            return (null, null);
        if (own.IsCancelled)
            return (null, new CalendarOutcome.NotFound());
        if (own.PendingUntil is null)
            return (null, new CalendarOutcome.Done(own.ToAppointment(zone)));
        var renewed = CalDavEvent.Hold(own.Href, wanted, replaces, now, now + HoldFor);
        return await client.PutAsync(tenant, renewed, own.ETag, cancellationToken) is PutResult.Stored stored
            ? (CalDavEvent.Parse(own.Href, stored.ETag, renewed.Serialize()), null)
            : (null, null);
    }

    /// <returns>Null when the hold was lost and it is worth another round.</returns>
    private async Task<CalendarOutcome?> ConfirmAsync(
        TenantContext tenant, Uri collection, CalDavEvent own, Appointment wanted, string replaces, Instant now, CancellationToken cancellationToken)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var rivals = (await client.ReportAsync(tenant, collection, CalDavXml.EventsWithin(wanted.Time), cancellationToken))
                .Where(e => e.Uid != wanted.Id && e.Uid != replaces && e.BusyWithin(wanted.Time, zone).Any()).ToList();
            if (rivals.Any(rival => Yields(own, rival, now)))
            {
                await client.DeleteAsync(tenant, own, cancellationToken);
                return new CalendarOutcome.Taken();
            }

            if (rivals.Count == 0)
                return await client.PutAsync(tenant, own.Confirmed(), own.ETag, cancellationToken) is PutResult.Stored
                    ? new CalendarOutcome.Done(own.ToAppointment(zone))
                    : null;
            foreach (var rival in rivals)
                await client.DeleteAsync(tenant, rival, cancellationToken);
        }

        throw new CalDavFaultException("unavailable", "The calendar changes too fast to book.");
    }

    private static bool Yields(CalDavEvent own, CalDavEvent rival, Instant now) =>
        rival.PendingUntil is not { } until || (until > now && string.CompareOrdinal(rival.Uid, own.Uid) < 0);

    private static Uri Name(Uri collection, Instant start, int number)
    {
        var time = start.ToDateTimeUtc().ToString("yyyyMMdd'T'HHmm'Z'", CultureInfo.InvariantCulture);
        return new Uri(collection, number == 0 ? $"parley-{time}.ics" : string.Create(CultureInfo.InvariantCulture, $"parley-{time}-{number}.ics"));
    }
}
