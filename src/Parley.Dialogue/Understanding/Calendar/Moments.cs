using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Parley.Understanding.Calendar;

/// <summary>Normal and spoken forms of dates and times.</summary>
internal static class Moments
{
    private static readonly LocalDatePattern DatePattern = LocalDatePattern.CreateWithInvariantCulture("uuuu-MM-dd");
    private static readonly LocalTimePattern TimePattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly LocalDateTimePattern DateTimePattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    public static string Normal(LocalDate date) => DatePattern.Format(date);

    public static string Normal(LocalTime time) => TimePattern.Format(time);

    public static string Normal(LocalDateTime moment) => DateTimePattern.Format(moment);

    public static LocalDate? Date(string? normal) => normal is not null && DatePattern.Parse(normal).TryGetValue(default, out var date) ? date : null;

    public static LocalTime? Time(string? normal) => normal is not null && TimePattern.Parse(normal).TryGetValue(default, out var time) ? time : null;

    public static LocalDateTime? DateTime(string? normal) => normal is not null && DateTimePattern.Parse(normal).TryGetValue(default, out var moment) ? moment : null;

    /// <summary>"3 PM", "3:30 PM", "noon": without dots, at which a synthesiser would end the sentence.</summary>
    public static string Spoken(LocalTime time)
    {
        if (time == LocalTime.Noon)
            return "noon";
        if (time == LocalTime.Midnight)
            return "midnight";
        var half = time.Hour < 12 ? "AM" : "PM";
        return time.Minute == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{time.ClockHourOfHalfDay} {half}")
            : string.Create(CultureInfo.InvariantCulture, $"{time.ClockHourOfHalfDay}:{time.Minute:00} {half}");
    }
}
