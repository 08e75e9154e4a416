using NodaTime;
using Parley.Agents;

namespace Parley.Tools.Scheduling;

/// <summary>A tenant's calendars as configured.</summary>
/// <param name="Booking">With a stand-in zone where none is set.</param>
/// <param name="HasZone">Whether the settings name a zone; if not, the agent's holds.</param>
internal sealed record CalendarSettings(CalendarBooking Booking, bool HasZone)
{
    public CalendarBooking For(AgentDefinition agent)
    {
        if (HasZone)
            return Booking;
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(agent.TimeZone) ?? DateTimeZone.Utc;
        return Booking with { Calendars = [.. Booking.Calendars.Select(c => c with { Schedule = c.Schedule with { Zone = zone } })] };
    }
}
