using System.Text.Json.Nodes;

namespace Parley.Tools.Scheduling;

/// <summary>An appointment as tools answer it.</summary>
internal static class AppointmentJson
{
    public static JsonObject Of(CalendarBooking booking, BookableCalendar calendar, Appointment appointment) => new()
    {
        ["appointment_id"] = appointment.Id,
        ["start"] = LocalTimes.Format(appointment.Time.Start, calendar.Schedule.Zone),
        ["end"] = LocalTimes.Format(appointment.Time.End, calendar.Schedule.Zone),
        ["calendar"] = calendar.Name,
        ["service"] = appointment.Service,
        ["spoken"] = booking.Say(calendar, appointment.Time.Start),
    };
}
