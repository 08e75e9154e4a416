using NodaTime;
using Parley.Storage.Appointments;
using Parley.Tenancy;

namespace Parley.Tools.Scheduling;

/// <summary>A calendar in Parley's own database: what a tenant has who runs no calendar server.</summary>
internal sealed class EmbeddedCalendar(Lazy<AppointmentBook> book, string name) : ICalendar
{
    public async ValueTask<IReadOnlyList<Interval>> BusyAsync(TenantContext tenant, Interval range, CancellationToken cancellationToken)
    {
        var booked = await book.Value.BookedAsync(tenant, name, range.Start.ToDateTimeOffset(), range.End.ToDateTimeOffset(), cancellationToken);
        return [.. booked.Select(TimeOf)];
    }

    public async ValueTask<IReadOnlyList<Appointment>> UpcomingAsync(TenantContext tenant, string phone, Instant now, CancellationToken cancellationToken)
    {
        var upcoming = await book.Value.UpcomingAsync(tenant, phone, now.ToDateTimeOffset(), cancellationToken);
        return [.. upcoming.Where(record => record.Calendar == name).Select(ToAppointment)];
    }

    public async ValueTask<Appointment?> FindAsync(TenantContext tenant, string id, CancellationToken cancellationToken) =>
        await book.Value.FindAsync(tenant, id, cancellationToken) is { } record && record.Calendar == name ? ToAppointment(record) : null;

    public async ValueTask<CalendarOutcome> BookAsync(TenantContext tenant, Appointment appointment, Instant now, CancellationToken cancellationToken) =>
        ToOutcome(await book.Value.BookAsync(tenant, ToRecord(appointment, now), cancellationToken));

    public async ValueTask<CalendarOutcome> MoveAsync(
        TenantContext tenant, string id, Appointment replacement, Instant now, CancellationToken cancellationToken) =>
        ToOutcome(await book.Value.MoveAsync(tenant, id, ToRecord(replacement, now), cancellationToken));

    public async ValueTask<CalendarOutcome> CancelAsync(TenantContext tenant, string id, Instant now, CancellationToken cancellationToken) =>
        ToOutcome(await book.Value.CancelAsync(tenant, id, cancellationToken));

    private AppointmentRecord ToRecord(Appointment appointment, Instant now) => new(
        appointment.Id,
        name,
        appointment.Time.Start.ToDateTimeOffset(),
        appointment.Time.End.ToDateTimeOffset(),
        appointment.Name,
        appointment.Phone,
        appointment.Service,
        appointment.Notes,
        appointment.CallId,
        now.ToDateTimeOffset());

    private static CalendarOutcome ToOutcome(AppointmentOutcome outcome) => outcome switch
    {
        AppointmentOutcome.Done done => new CalendarOutcome.Done(ToAppointment(done.Appointment)),
        AppointmentOutcome.Taken => new CalendarOutcome.Taken(),
        _ => new CalendarOutcome.NotFound(),
    };

    private static Appointment ToAppointment(AppointmentRecord record) =>
        new(record.Id, TimeOf(record), record.Name, record.Phone, record.Service, record.Notes) { CallId = record.CallId };

    private static Interval TimeOf(AppointmentRecord record) => new(Instant.FromDateTimeOffset(record.Start), Instant.FromDateTimeOffset(record.End));
}
