namespace Parley.Storage.Appointments;

/// <summary>What became of a change to the embedded calendar.</summary>
public abstract record AppointmentOutcome
{
    private AppointmentOutcome() { }

    /// <summary>It stands as asked; also when the same change had been made before.</summary>
    public sealed record Done(AppointmentRecord Appointment) : AppointmentOutcome;

    /// <summary>Another appointment has the time.</summary>
    public sealed record Taken : AppointmentOutcome;

    /// <summary>There is no such appointment, or it no longer stands.</summary>
    public sealed record NotFound : AppointmentOutcome;
}
