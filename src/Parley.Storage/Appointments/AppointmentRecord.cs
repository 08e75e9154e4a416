namespace Parley.Storage.Appointments;

/// <summary>An appointment in the embedded calendar.</summary>
/// <param name="Id">Derived from the idempotency key of the call that made it, so that a repeated call finds it.</param>
/// <param name="Calendar">Whose time it takes: a name from the tenant's configuration.</param>
/// <param name="Start">Inclusive.</param>
/// <param name="End">Exclusive.</param>
/// <param name="Name">Of whom it is for.</param>
/// <param name="Phone">E.164.</param>
/// <param name="Service">What it is for, by its name in the configuration; may be empty.</param>
/// <param name="Notes">A sentence for the staff; may be empty.</param>
/// <param name="CallId">In which call it was made.</param>
/// <param name="CreatedAt">When.</param>
public sealed record AppointmentRecord(
    string Id,
    string Calendar,
    DateTimeOffset Start,
    DateTimeOffset End,
    string Name,
    string Phone,
    string Service,
    string Notes,
    string CallId,
    DateTimeOffset CreatedAt)
{
    public AppointmentStatus Status { get; init; } = AppointmentStatus.Booked;

    /// <summary>Of a moved one: the appointment that took its place.</summary>
    public string? ReplacedBy { get; init; }
}
