using NodaTime;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Calendar;

/// <summary>Days that callers name by what they are.</summary>
internal static class Holidays
{
    private static readonly (string Words, int Month, int Day)[] Fixed =
    [
        ("christmas eve", 12, 24), ("christmas day", 12, 25), ("christmas", 12, 25), ("boxing day", 12, 26), ("new year's eve", 12, 31), ("new years eve", 12, 31),
        ("new year's day", 1, 1), ("new years day", 1, 1), ("new year's", 1, 1), ("valentine's day", 2, 14), ("valentine's", 2, 14), ("halloween", 10, 31),
    ];

    private static readonly string[] Things = ["baby", "party", "present", "presents", "gift", "gifts", "tree", "card", "cards", "shopping", "dinner", "sale", "decorations", "lights", "costume", "sweater", "list"];

    public static DateMatch? Read(SpokenTurn turn, int at, CalendarContext calendar)
    {
        var shift = turn.Has(at, "the day after") || turn.Has(at, "day after") ? 1 : turn.Has(at, "the day before") || turn.Has(at, "day before") ? -1 : 0;
        var start = shift == 0 ? at : turn[at] is "the" ? at + 3 : at + 2;
        foreach (var (words, month, day) in Fixed)
            if (turn.Has(start, words) && start + words.Split(' ').Length is var end)
            {
                // "I'm a Christmas baby", "a Halloween party": no day is meant.
                if (turn.Is(end, Things) && !turn.IsBreak(end))
                    return null;
                // "Christmas Day nineteen fifty five" tells a birth; without a year it is none.
                var year = YearWords.Read(turn, end, calendar);
                if (year is null && calendar.IsBirth)
                    return null;
                return MonthDays.Of(year?.End ?? end, year?.Value, month, day, calendar) is DateMatch.Day found ? found with { Date = found.Date.PlusDays(shift) } : null;
            }

        return !calendar.IsBirth && turn[start] is "thanksgiving" ? new DateMatch.Day(start + 1, Thanksgiving(calendar.Today).PlusDays(shift), 0.9) : null;
    }

    /// <summary>The fourth Thursday in November (United States).</summary>
    private static LocalDate Thanksgiving(LocalDate today)
    {
        for (var year = today.Year; ; year++)
            if (LocalDate.FromYearMonthWeekAndDay(year, 11, 4, IsoDayOfWeek.Thursday) is var date && date >= today)
                return date;
    }
}
