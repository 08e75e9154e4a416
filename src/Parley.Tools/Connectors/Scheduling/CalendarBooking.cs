using NodaTime;

namespace Parley.Tools.Scheduling;

/// <summary>A tenant's calendars and what can be booked in them, as both calendar tools see them. At least one calendar.</summary>
internal sealed record CalendarBooking(IReadOnlyList<BookableCalendar> Calendars, IReadOnlyList<BookableService> Services, Duration UsualLength)
{
    /// <summary>The calendar of a name, or the first where none is named; null when there is none of that name.</summary>
    public BookableCalendar? Find(string name) =>
        name.Length == 0 ? Calendars[0] : Calendars.FirstOrDefault(calendar => calendar.Name == name);

    public bool Knows(string service) => service.Length == 0 || Services.Any(known => known.Name == service);

    /// <summary>How long an appointment takes: as the service says, else as asked, else as usual.</summary>
    public Duration LengthOf(string service, int minutes) =>
        Services.FirstOrDefault(known => known.Name == service) is { } found ? found.Length : minutes > 0 ? Duration.FromMinutes(minutes) : UsualLength;

    public string Say(BookableCalendar calendar, Instant start) =>
        LocalTimes.Say(start, calendar.Schedule.Zone) + (Calendars.Count > 1 && calendar.Say.Length > 0 ? " with " + calendar.Say : "");
}
