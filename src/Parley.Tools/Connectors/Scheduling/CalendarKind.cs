using NodaTime;
using Parley.Storage.Appointments;
using Parley.Tools.Kinds;
using Parley.Tools.Outbound;
using Parley.Tools.Scheduling.CalDav;
using Parley.Tools.Secrets;
using Parley.Tools.Settings;

namespace Parley.Tools.Scheduling;

/// <summary>The tools <c>calendar_lookup</c> and <c>appointment_booking</c>, which share their settings: one entry makes both.</summary>
internal sealed class CalendarKind(Lazy<AppointmentBook> book, IOutbound outbound, ISecrets secrets) : IToolKind
{
    /// <summary>Monday to Friday, nine to five, where nothing is configured.</summary>
    private static readonly CalendarSchedule Usual = new()
    {
        Zone = DateTimeZone.Utc,
        Hours = Enumerable.Range(1, 5).ToDictionary(day => (IsoDayOfWeek)day, _ => (IReadOnlyList<OpenPeriod>)[new OpenPeriod(9 * 60, 17 * 60)]),
    };

    public string Kind => "calendar";

    public bool IsAlwaysThere => true;

    public IReadOnlyList<ITool> Create(ToolEntry entry)
    {
        var faults = entry.Settings.FaultCount;
        var settings = Read(entry.Settings);
        if (entry.Settings.FaultCount > faults)
            return [];
        // The usual entry gives the tools their usual names; others put theirs before it.
        var prefix = entry.Name == Kind ? "" : entry.Name + "_";
        return [new CalendarLookup(prefix + "calendar_lookup", settings), new AppointmentBooking(prefix + "appointment_booking", settings)];
    }

    private CalendarSettings Read(ToolSettings settings)
    {
        var zone = Zone(settings);
        var schedule = ScheduleReader.Read(settings, Usual with { Zone = zone ?? DateTimeZone.Utc });
        var address = settings.Has("caldav") ? Address(settings.Section("caldav")) : null;
        if (address is not null && zone is null)
            settings.Fault("time_zone", "is missing: a calendar server's events are read in it");
        var calendars = settings.Entries("calendars")
            .Select(entry => new BookableCalendar(
                entry.Name,
                entry.Settings.Text("say", entry.Name),
                ScheduleReader.Read(entry.Settings, schedule),
                Store(entry.Name, address is null ? null : address with { Calendar = entry.Settings.Text("caldav_calendar", entry.Name) }, schedule.Zone)))
            .ToList();
        if (calendars.Count == 0)
            calendars.Add(new BookableCalendar("main", "", schedule, Store("main", address, schedule.Zone)));
        return new CalendarSettings(
            new CalendarBooking(calendars, Services(settings), ScheduleReader.Length(settings, "usual_length", schedule.SlotLength)), zone is not null);
    }

    private ICalendar Store(string name, CalDavAddress? address, DateTimeZone zone)
    {
        if (address is null)
            return new EmbeddedCalendar(book, name);
        var client = new CalDavClient(outbound, secrets, address);
        return new CalDavCalendar(client, new CalDavDiscovery(client, address), zone);
    }

    private static List<BookableService> Services(ToolSettings settings) =>
    [
        .. settings.Entries("services").Select(entry => new BookableService(
            entry.Name,
            entry.Settings.Text("say", entry.Name.Replace('_', ' ')),
            ScheduleReader.Length(entry.Settings, "length", Duration.FromMinutes(30)))),
    ];

    private static CalDavAddress? Address(ToolSettings settings)
    {
        var (calendar, user, password) = (settings.Text("calendar"), settings.Text("user"), settings.Text("password"));
        if (user.Length > 0 && password.Length == 0)
            settings.Fault("password", "is missing: name a secret such as secret://CALDAV_PASSWORD");
        return settings.TryAddress("url", out var url) ? new CalDavAddress(url, calendar, user, password) : null;
    }

    private static DateTimeZone? Zone(ToolSettings settings)
    {
        var name = settings.Text("time_zone");
        if (name.Length == 0)
            return null;
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(name);
        if (zone is null)
            settings.Fault("time_zone", $"'{name}' is no zone such as America/Chicago" + NearMiss.Hint(name, DateTimeZoneProviders.Tzdb.Ids));
        return zone;
    }
}
