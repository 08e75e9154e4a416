using NodaTime;

namespace Parley.Tools.Scheduling;

/// <summary>When doors are open within one day, in minutes after local midnight; <paramref name="Until"/> is exclusive and may be 1440.</summary>
internal readonly record struct OpenPeriod(int From, int Until)
{
    private const int MinutesOfDay = 24 * 60;

    /// <summary>Reads <c>08:00-12:30</c>.</summary>
    public static bool TryParse(string text, out OpenPeriod period)
    {
        period = default;
        if (text.Split('-') is not [var from, var until] || !TryParseTime(from, out var first) || !TryParseTime(until, out var last) || first >= last)
            return false;
        period = new OpenPeriod(first, last);
        return true;
    }

    /// <summary>
    /// The period on a day as instants. A clock change moves its edges as people would: a skipped one is when the clocks jumped, one that comes
    /// twice is the first time, so that nobody waits before closed doors.
    /// </summary>
    public Interval On(LocalDate date, DateTimeZone zone)
    {
        var from = Map(date, From, zone);
        var until = Map(date, Until, zone);
        return new Interval(
            from.Count == 0 ? from.EarlyInterval.End : from.First().ToInstant(),
            until.Count == 0 ? until.EarlyInterval.End : until.First().ToInstant());
    }

    private static NodaTime.TimeZones.ZoneLocalMapping Map(LocalDate date, int minutes, DateTimeZone zone) =>
        zone.MapLocal(date.AtMidnight().PlusMinutes(minutes));

    private static bool TryParseTime(string text, out int minutes)
    {
        minutes = 0;
        if (text.Trim().Split(':') is not [{ Length: 1 or 2 } hour, { Length: 2 } minute]
            || !Digits(hour, out var hours) || !Digits(minute, out var rest) || rest > 59)
            return false;
        minutes = hours * 60 + rest;
        return minutes <= MinutesOfDay;
    }

    private static bool Digits(string text, out int value) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out value);
}
