using NodaTime;

namespace Parley.Tools.Scheduling;

/// <summary>An appointment as calendars know it.</summary>
/// <param name="Id">Derived from the idempotency key of the call that booked it: the same call finds it again.</param>
/// <param name="Time">Start inclusive, end exclusive.</param>
/// <param name="Name">Whom it is for.</param>
/// <param name="Phone">E.164.</param>
/// <param name="Service">Name of what is booked; may be empty.</param>
/// <param name="Notes">A sentence for the staff; may be empty.</param>
internal sealed record Appointment(string Id, Interval Time, string Name, string Phone, string Service, string Notes)
{
    /// <summary>In which call it was made.</summary>
    public string CallId { get; init; } = "";
}
