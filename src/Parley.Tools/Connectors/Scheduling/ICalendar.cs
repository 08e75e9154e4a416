using NodaTime;
using Parley.Tenancy;

namespace Parley.Tools.Scheduling;

/// <summary>
/// Where the appointments of one calendar stand. Changes are idempotent by the id of the appointment they make or end, and never leave two
/// that overlap, whoever else books at the same moment. Thread-safe. Faults of the network surface as exceptions.
/// </summary>
internal interface ICalendar
{
    /// <summary>Times that are not free within a range; they may reach beyond it.</summary>
    ValueTask<IReadOnlyList<Interval>> BusyAsync(TenantContext tenant, Interval range, CancellationToken cancellationToken);

    /// <summary>Appointments of a telephone number that are not over, in order.</summary>
    ValueTask<IReadOnlyList<Appointment>> UpcomingAsync(TenantContext tenant, string phone, Instant now, CancellationToken cancellationToken);

    /// <summary>An appointment by its id, ended ones too; null where there is none.</summary>
    ValueTask<Appointment?> FindAsync(TenantContext tenant, string id, CancellationToken cancellationToken);

    ValueTask<CalendarOutcome> BookAsync(TenantContext tenant, Appointment appointment, Instant now, CancellationToken cancellationToken);

    /// <summary>Puts an appointment in the place of the one named; its own old time does not stand in its way.</summary>
    ValueTask<CalendarOutcome> MoveAsync(TenantContext tenant, string id, Appointment replacement, Instant now, CancellationToken cancellationToken);

    ValueTask<CalendarOutcome> CancelAsync(TenantContext tenant, string id, Instant now, CancellationToken cancellationToken);
}
