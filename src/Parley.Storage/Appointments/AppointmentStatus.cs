namespace Parley.Storage.Appointments;

public enum AppointmentStatus
{
    Booked,

    /// <summary>Another appointment took its place.</summary>
    Moved,

    Cancelled,
}
