using NodaTime;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Calendar;

/// <summary>
/// "Tuesday" is the next one that comes; "next Tuesday" is the one of next week; "Tuesday after next" is a week behind the one that comes. Weeks
/// begin on Monday.
/// </summary>
internal static class Weekdays
{
    private const int DaysAWeek = 7;

    public static LocalDate InWeekOf(LocalDate date, IsoDayOfWeek day) => date.PlusDays((int)day - (int)date.DayOfWeek);

    public static DateMatch? Read(SpokenTurn turn, int at, CalendarContext calendar)
    {
        if ((OfNextWeek(turn, at, calendar) ?? OfMonth(turn, at, calendar)) is { } ofWeek)
            return ofWeek;
        // "No, that's a Wednesday" tells what a day is, and names no other.
        if (turn[at - 1] is "a" && turn.Is(at - 2, "that's", "it's", "is"))
            return null;
        var start = turn[at] is "the" ? at + 1 : at;
        var modifier = "";
        while (turn.Is(start, "this", "next", "last", "coming", "following", "upcoming"))
            modifier = turn[start++] is "coming" or "upcoming" && modifier.Length > 0 ? modifier : turn[start - 1];
        if (CalendarWords.Weekday(turn, start) is not { } day)
            return null;
        return WithNumber(turn, start + 1, day, calendar) ?? Behind(turn, start + 1, day, modifier, calendar);
    }

    /// <summary>"next week (on) Tuesday", "the week after next on Tuesday", "next week sometime, maybe Tuesday" only as far as the words touch.</summary>
    private static DateMatch.Day? OfNextWeek(SpokenTurn turn, int at, CalendarContext calendar)
    {
        var (weeks, end) = Weeks(turn, at);
        var within = calendar.Today.PlusWeeks(weeks);
        var start = turn[at] is "the" ? at + 1 : at;
        if (weeks == 0 && turn.Has(start, "week of") && MonthDays.Read(turn, start + 2, calendar) is DateMatch.Day named)
            (within, end) = (named.Date, named.End);
        else if (weeks == 0)
            return null;
        while (turn.Is(end, "on", "uh", "um", "like", "maybe", "the", "for", "say"))
            end++;
        return CalendarWords.Weekday(turn, end) is { } day ? new DateMatch.Day(end + 1, InWeekOf(within, day), 0.92) : null;
    }

    /// <summary>"The second Tuesday in December", "the first Monday of next month".</summary>
    private static DateMatch.Day? OfMonth(SpokenTurn turn, int at, CalendarContext calendar)
    {
        var start = turn[at] is "the" ? at + 1 : at;
        var isLast = turn[start] is "last";
        if ((isLast ? new Reach<int>(5, start + 1) : NumberWords.Ordinal(turn, start)) is not { Value: >= 1 and <= 5 } place || CalendarWords.Weekday(turn, place.End) is not { } day || !turn.Is(place.End + 1, "in", "of"))
            return null;
        var behind = place.End + 2;
        LocalDate? month = CalendarWords.Month(turn[behind]) is { } named ? new LocalDate(named >= calendar.Today.Month ? calendar.Today.Year : calendar.Today.Year + 1, named, 1)
            : turn.Has(behind, "next month") ? calendar.Today.PlusMonths(1)
            : turn.Has(behind, "the month") || turn.Has(behind, "this month") ? calendar.Today
            : null;
        if (month is not { } whole)
            return null;
        var end = CalendarWords.Month(turn[behind]) is not null ? behind + 1 : behind + 2;
        return new DateMatch.Day(end, LocalDate.FromYearMonthWeekAndDay(whole.Year, whole.Month, place.Value, day), 0.93);
    }

    private static (int Weeks, int End) Weeks(SpokenTurn turn, int at)
    {
        var start = turn[at] is "the" ? at + 1 : at;
        return turn.Has(start, "week after next") ? (2, start + 3)
            : turn.Has(start, "next week") || turn.Has(start, "following week") ? (1, start + 2)
            : (0, at);
    }

    /// <summary>"Tuesday the 8th", "Tuesday, December 8th": the number says which.</summary>
    private static DateMatch? WithNumber(SpokenTurn turn, int at, IsoDayOfWeek day, CalendarContext calendar)
    {
        var start = at;
        while (turn.Is(start, "the", "on", "maybe", "say", "probably", "like", "uh", "um"))
            start++;
        if (MonthDays.Read(turn, start, calendar) is { } numbered && (CalendarWords.Month(turn[start]) is not null || Enumerable.Range(start, numbered.End - start).Any(i => CalendarWords.Month(turn[i]) is not null)))
            return numbered;
        if (NumberWords.Ordinal(turn, start) is not { Value: >= 1 and <= 31 } number)
            return null;
        for (var month = calendar.Today.With(DateAdjusters.StartOfMonth); Period.DaysBetween(calendar.Today, month) < 400; month = month.PlusMonths(1))
            if (number.Value <= month.Calendar.GetDaysInMonth(month.Year, month.Month) && month.PlusDays(number.Value - 1) is var date && date >= calendar.Today && date.DayOfWeek == day)
                return new DateMatch.Day(number.End, date, 0.93);
        return null;
    }

    private static DateMatch.Day Behind(SpokenTurn turn, int end, IsoDayOfWeek day, string modifier, CalendarContext calendar)
    {
        var coming = Coming(calendar.Today, day);
        if (turn.Has(end, "after next"))
            return new DateMatch.Day(end + 2, coming.PlusWeeks(1), 0.9);
        if (turn.Is(end, "before", "after", "following") && Beside(turn, end, day, calendar) is { } beside)
            return beside;
        if (turn.Is(end, "week") && modifier.Length == 0)
            return new DateMatch.Day(end + 1, coming.PlusWeeks(1), 0.85);
        var of = turn.Is(end, "of", "in", "on") ? end + 1 : end;
        if (Weeks(turn, of) is (> 0 and var weeks, var behind))
            return new DateMatch.Day(behind, InWeekOf(calendar.Today.PlusWeeks(weeks), day), 0.93);
        if (turn.Has(of, "this week"))
            return new DateMatch.Day(of + 2, InWeekOf(calendar.Today, day), 0.92);
        // "Friday, not this one, the next".
        if (turn.Has(end, "not this one") || turn.Has(end, "not this coming one") || turn.Has(end, "but not this one"))
            return new DateMatch.Day(Next(turn, end), coming.PlusWeeks(1), 0.9);
        if (turn[end] is "in" && RelativeDays.Stretch(turn, end + 1) is { } stretch)
            return new DateMatch.Day(stretch.End, InWeekOf(calendar.Today.Plus(stretch.Value), day), 0.85);
        return modifier switch
        {
            "next" => new DateMatch.Day(end, InWeekOf(calendar.Today.PlusWeeks(1), day), 0.85),
            "last" => new DateMatch.Day(end, coming.PlusWeeks(-1) == calendar.Today ? coming.PlusWeeks(-2) : coming.PlusWeeks(-1), 0.9),
            "this" when day == calendar.Today.DayOfWeek => new DateMatch.Day(end, calendar.Today, 0.85),
            "" when calendar.Near is { } near && InWeekOf(near, day) is var same && same > calendar.Today => new DateMatch.Day(end, same, 0.85),
            _ => new DateMatch.Day(end, coming, 0.92),
        };
    }

    private static int Next(SpokenTurn turn, int at)
    {
        while (turn.Is(at, "but", "not", "this", "coming", "one", "the", "next", "after", "following"))
            at++;
        return at;
    }

    /// <summary>"The Friday before Christmas", "the Monday after the tenth".</summary>
    private static DateMatch.Day? Beside(SpokenTurn turn, int at, IsoDayOfWeek day, CalendarContext calendar) =>
        DateGrammar.At(turn, at + 1, calendar) is DateMatch.Day other
            ? new DateMatch.Day(other.End, turn[at] is "before" ? other.Date.Previous(day) : other.Date.Next(day), 0.93)
            : null;

    private static LocalDate Coming(LocalDate today, IsoDayOfWeek day) => today.PlusDays(((int)day - (int)today.DayOfWeek + DaysAWeek - 1) % DaysAWeek + 1);
}
