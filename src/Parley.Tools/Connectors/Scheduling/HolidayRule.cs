using System.Globalization;
using NodaTime;

namespace Parley.Tools.Scheduling;

/// <summary>A day on which the doors stay closed.</summary>
internal abstract record HolidayRule
{
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "last"];

    private HolidayRule() { }

    public abstract bool FallsOn(LocalDate date);

    /// <summary>Reads <c>2026-12-24</c> (that day), <c>12-25</c> (every year) and <c>fourth thursday of november</c>.</summary>
    public static HolidayRule? Parse(string text)
    {
        var words = text.Trim().ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [{ Length: 10 } day] when DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) =>
                new OnDay(LocalDate.FromDateOnly(date)),
            // A leap year, so that 02-29 can be named.
            [{ Length: 5 } day] when DateOnly.TryParseExact("2024-" + day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) =>
                new EveryYear(date.Month, date.Day),
            [var nth, var weekday, "of", var month] => Floating(nth, weekday, month),
            _ => null,
        };
    }

    private static EveryYearOnWeekday? Floating(string nth, string weekday, string month)
    {
        var ordinal = Array.IndexOf(Ordinals, nth) + 1;
        var number = Array.FindIndex(CultureInfo.InvariantCulture.DateTimeFormat.MonthNames, name => name.Equals(month, StringComparison.OrdinalIgnoreCase)) + 1;
        return ordinal > 0 && number > 0 && Weekdays.TryParse(weekday, out var day) ? new EveryYearOnWeekday(ordinal, day, number) : null;
    }

    public sealed record OnDay(LocalDate Date) : HolidayRule
    {
        public override bool FallsOn(LocalDate date) => date == Date;
    }

    public sealed record EveryYear(int Month, int Day) : HolidayRule
    {
        public override bool FallsOn(LocalDate date) => date.Month == Month && date.Day == Day;
    }

    /// <param name="Ordinal">1 to 4; 5 is the last one of the month.</param>
    public sealed record EveryYearOnWeekday(int Ordinal, IsoDayOfWeek Weekday, int Month) : HolidayRule
    {
        public override bool FallsOn(LocalDate date) => date.Month == Month && date.DayOfWeek == Weekday
            && (Ordinal == 5 ? date.PlusWeeks(1).Month != Month : (date.Day - 1) / 7 + 1 == Ordinal);
    }
}
