using System.Runtime.Serialization;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Parley.Tools.Scheduling.CalDav;

/// <summary>
/// One calendar object resource: what the server has, untouched but for what Parley sets. Its own properties begin with X-PARLEY; whoever
/// else edits the calendar may do so freely.
/// </summary>
internal sealed class CalDavEvent
{
    private const string Pending = "X-PARLEY-PENDING-UNTIL";
    private const string EndedBy = "X-PARLEY-ENDED-BY";
    private const string Replaces = "X-PARLEY-REPLACES";
    private static readonly InstantPattern UtcTime = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    private readonly Ical.Net.Calendar _calendar;
    private readonly CalendarEvent? _event;

    private CalDavEvent(Uri href, string etag, Ical.Net.Calendar calendar) =>
        (Href, ETag, _calendar, _event) = (href, etag, calendar, calendar.Events.FirstOrDefault(e => e.RecurrenceIdentifier is null) ?? calendar.Events.FirstOrDefault());

    public Uri Href { get; }

    /// <summary>As the server gave it, quotes included.</summary>
    public string ETag { get; }

    public string Uid => _event?.Uid ?? "";

    public bool IsCancelled => "CANCELLED".Equals(_event?.Status, StringComparison.OrdinalIgnoreCase);

    /// <summary>Until when it is only asked for: after that, whoever asked is gone. Null for an event that stands.</summary>
    public Instant? PendingUntil => UtcTime.Parse(Text(Pending)) is { Success: true } until ? until.Value : null;

    /// <summary>Of a cancelled one: the appointment that took its place; empty when it was cancelled.</summary>
    public string ReplacedBy => Text(EndedBy);

    /// <summary>The appointment whose place it took; empty for none.</summary>
    public string ReplacedId => Text(Replaces);

    public string Phone => Text("X-PARLEY-PHONE");

    /// <exception cref="CalDavFaultException">It is no iCalendar (RFC 5545).</exception>
    public static CalDavEvent Parse(Uri href, string etag, string text)
    {
        try
        {
            var calendar = Ical.Net.Calendar.Load(text) ?? throw new FormatException("empty");
            return new CalDavEvent(href, etag, calendar);
        }
        catch (Exception e) when (e is SerializationException or FormatException or ArgumentException or InvalidOperationException)
        {
            throw new CalDavFaultException("invalid_result", "The calendar holds an event that cannot be read.");
        }
    }

    /// <summary>A new event that holds its time until it is confirmed or <paramref name="pendingUntil"/> has passed.</summary>
    public static CalDavEvent Hold(Uri href, Appointment appointment, string replaces, Instant now, Instant pendingUntil)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//Parley//Appointments//EN", Version = "2.0" };
        var held = new CalendarEvent
        {
            Uid = appointment.Id,
            DtStamp = Utc(now),
            Start = Utc(appointment.Time.Start),
            End = Utc(appointment.Time.End),
            Status = "TENTATIVE",
            Summary = appointment.Service.Length > 0 ? $"{appointment.Name} ({appointment.Service})" : appointment.Name,
            Description = appointment.Notes.Length > 0 ? appointment.Notes : null,
        };
        held.AddProperty("CONTACT", $"{appointment.Name}, {appointment.Phone}");
        held.AddProperty("X-PARLEY-NAME", appointment.Name);
        held.AddProperty("X-PARLEY-PHONE", appointment.Phone);
        held.AddProperty("X-PARLEY-SERVICE", appointment.Service);
        held.AddProperty("X-PARLEY-CALL", appointment.CallId);
        held.AddProperty(Pending, CalDavXml.Utc(pendingUntil));
        if (replaces.Length > 0)
            held.AddProperty(Replaces, replaces);
        calendar.Events.Add(held);
        return new CalDavEvent(href, "", calendar);
    }

    /// <summary>The same event, standing for good.</summary>
    public CalDavEvent Confirmed() => Changed(e =>
    {
        e.Status = "CONFIRMED";
        e.Properties.Remove(Pending);
    });

    /// <summary>The same event, cancelled: it stays as a record, and frees its time.</summary>
    public CalDavEvent Ended(string replacedBy) => Changed(e =>
    {
        e.Status = "CANCELLED";
        e.Properties.Remove(Pending);
        if (replacedBy.Length > 0)
            e.AddProperty(EndedBy, replacedBy);
    });

    public Appointment ToAppointment(DateTimeZone zone) => new(
        Uid,
        _event is { } e ? Occurrence(e.Start, e.End, zone) : default,
        Text("X-PARLEY-NAME"),
        Phone,
        Text("X-PARLEY-SERVICE"),
        _event?.Description ?? "")
    {
        CallId = Text("X-PARLEY-CALL"),
    };

    /// <summary>Times it takes within a range: every occurrence of a repeated event, whole days in the calendar's zone; nothing when it is cancelled or transparent.</summary>
    public IEnumerable<Interval> BusyWithin(Interval range, DateTimeZone zone)
    {
        if (_event is null || IsCancelled || "TRANSPARENT".Equals(_event.Transparency, StringComparison.OrdinalIgnoreCase))
            yield break;
        // Floating times and whole days are up to a day off in UTC, so the search begins early and what does not fit is left out below.
        var from = Utc(range.Start - NodaTime.Duration.FromDays(1) - LongestOccurrence());
        foreach (var occurrence in _calendar.GetOccurrences<CalendarEvent>(from))
        {
            var time = Occurrence(occurrence.Period.StartTime, occurrence.Period.EffectiveEndTime, zone);
            if (time.Start >= range.End + NodaTime.Duration.FromDays(1))
                yield break;
            if (time.Start < range.End && time.End > range.Start)
                yield return time;
        }
    }

    public string Serialize() => new CalendarSerializer().SerializeToString(_calendar)!;

    private NodaTime.Duration LongestOccurrence() => _calendar.Events
        .Where(e => e.Start is not null && e.End is not null)
        .Select(e => Occurrence(e.Start, e.End, DateTimeZone.Utc).Duration)
        .DefaultIfEmpty(NodaTime.Duration.Zero).Max();

    private CalDavEvent Changed(Action<CalendarEvent> change)
    {
        var copy = Parse(Href, ETag, Serialize());
        change(copy._event!);
        copy._event!.Sequence++;
        return copy;
    }

    private string Text(string property) => _event?.Properties.FirstOrDefault(p => p.Name == property)?.Value?.ToString() ?? "";

    private static CalDateTime Utc(Instant instant) => new(instant.ToDateTimeUtc(), "UTC");

    private static Interval Occurrence(CalDateTime? start, CalDateTime? end, DateTimeZone zone)
    {
        if (start is null)
            return default;
        var from = At(start, zone);
        var until = end is not null ? At(end, zone) : start.HasTime ? from : At(start.AddDays(1), zone);
        return new Interval(from, Instant.Max(from, until));
    }

    /// <summary>RFC 5545 section 3.3.5: UTC and zoned times are instants; floating times and dates are wherever the calendar is.</summary>
    private static Instant At(CalDateTime time, DateTimeZone zone) => time is { HasTime: true, IsFloating: false }
        ? Instant.FromDateTimeUtc(time.AsUtc)
        : zone.AtLeniently(LocalDateTime.FromDateTime(time.Value)).ToInstant();
}
