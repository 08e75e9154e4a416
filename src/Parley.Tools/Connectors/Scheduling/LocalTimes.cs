using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Parley.Tools.Scheduling;

/// <summary>Instants as tools pass them (ISO 8601 local time, minutes) and as people say them.</summary>
internal static class LocalTimes
{
    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");
    private static readonly LocalDateTimePattern Seconds = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss");

    public static string Format(Instant instant, DateTimeZone zone) => Minutes.Format(instant.InZone(zone).LocalDateTime);

    /// <returns>Null for what is no time, or one that the clocks skip; the first of a time that comes twice.</returns>
    public static Instant? Parse(string text, DateTimeZone zone)
    {
        var parsed = Minutes.Parse(text) is { Success: true } minutes ? minutes : Seconds.Parse(text);
        return parsed.Success && zone.MapLocal(parsed.Value) is { Count: > 0 } mapping ? mapping.First().ToInstant() : null;
    }

    public static bool IsSayable(Instant instant, DateTimeZone zone) => Parse(Format(instant, zone), zone) == instant;

    public static string Say(Instant instant, DateTimeZone zone) => SayDate(instant.InZone(zone).Date) + " at " + SayTime(instant.InZone(zone).TimeOfDay);

    /// <summary>Such as "Tuesday, December 1st".</summary>
    public static string SayDate(LocalDate date)
    {
        var month = CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(date.Month);
        return string.Create(CultureInfo.InvariantCulture, $"{date.DayOfWeek}, {month} {date.Day}{Ending(date.Day)}");
    }

    /// <summary>Such as "3:30 p.m.", "9 a.m." and "noon".</summary>
    public static string SayTime(LocalTime time)
    {
        if (time is { Minute: 0, Hour: 0 or 12 })
            return time.Hour == 0 ? "midnight" : "noon";
        var half = time.Hour < 12 ? "a.m." : "p.m.";
        var minutes = time.Minute == 0 ? "" : time.ToString(":mm", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{time.ClockHourOfHalfDay}{minutes} {half}");
    }

    private static string Ending(int day) => (day % 10, day / 10) switch
    {
        (_, 1) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
}
