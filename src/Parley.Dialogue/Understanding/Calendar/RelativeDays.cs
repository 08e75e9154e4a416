using NodaTime;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Calendar;

/// <summary>Days said from today: "tomorrow", "in two weeks", "Tuesday after next", "a week from Friday", "the end of the month".</summary>
internal static class RelativeDays
{
    public static DateMatch? Read(SpokenTurn turn, int at, CalendarContext calendar) =>
        (DateMatch?)Named(turn, at, calendar) ?? Counted(turn, at, calendar) ?? Weekdays.Read(turn, at, calendar) ?? Edge(turn, at, calendar) ?? Holidays.Read(turn, at, calendar) ?? TooWide(turn, at, calendar);

    /// <summary>"two weeks", "a month", "three days", "a fortnight".</summary>
    public static Reach<Period>? Stretch(SpokenTurn turn, int at)
    {
        if (turn[at] is "fortnight" || turn.Has(at, "a fortnight"))
            return new Reach<Period>(Period.FromWeeks(2), turn[at] is "a" ? at + 2 : at + 1);
        var isOne = turn.Is(at, "a", "one") && turn[at + 1] is not "couple";
        if ((isOne ? new Reach<int>(1, at + 1) : NumberWords.Between(turn, at, 1, 400)) is not { } count)
            return null;
        return turn[count.End] switch
        {
            "day" or "days" => new Reach<Period>(Period.FromDays(count.Value), count.End + 1),
            "week" or "weeks" => new Reach<Period>(Period.FromWeeks(count.Value), count.End + 1),
            "month" or "months" => new Reach<Period>(Period.FromMonths(count.Value), count.End + 1),
            "year" or "years" => new Reach<Period>(Period.FromYears(count.Value), count.End + 1),
            _ => null,
        };
    }

    private static DateMatch.Day? Named(SpokenTurn turn, int at, CalendarContext calendar)
    {
        var today = calendar.Today;
        return turn[at] switch
        {
            "the" when turn.Has(at + 1, "day after tomorrow") => Sure(at + 4, today.PlusDays(2)),
            "day" when turn.Has(at, "day after tomorrow") => Sure(at + 3, today.PlusDays(2)),
            "day" when turn.Has(at, "day before yesterday") => Sure(at + 3, today.PlusDays(-2)),
            "overmorrow" => Sure(at + 1, today.PlusDays(2)),
            "today" or "tonight" => Sure(at + 1, today),
            "tomorrow" or "tomorrow's" or "tmrw" or "tomorow" or "tommorow" or "tommorrow" => Sure(at + 1, today.PlusDays(1)),
            "to" when turn[at + 1] is "morrow" => Sure(at + 2, today.PlusDays(1)),
            "yesterday" => Sure(at + 1, today.PlusDays(-1)),
            "this" when turn.Is(at + 1, "morning", "afternoon", "evening") => Sure(at + 1, today),
            _ => null,
        };
    }

    /// <summary>"in two weeks (on Tuesday)", "two weeks from now", "three days from tomorrow", "a week from Friday".</summary>
    private static DateMatch.Day? Counted(SpokenTurn turn, int at, CalendarContext calendar)
    {
        var isIn = turn.Is(at, "in", "within");
        if (Stretch(turn, !isIn ? at : turn.Is(at + 1, "about", "around", "like", "say", "maybe") ? at + 2 : at + 1) is not { } stretch)
            return null;
        var end = stretch.End;
        if (turn.Is(end, "from", "after") || turn[end] is "on" && !isIn && turn.Is(end - 1, "week", "weeks", "fortnight") || turn[end] is "time" && isIn)
        {
            if (turn[end] is "time" || turn.Is(end + 1, "now", "today"))
                return Sure(turn[end] is "time" ? end + 1 : end + 2, calendar.Today.Plus(stretch.Value));
            return DateGrammar.At(turn, end + 1, calendar) is DateMatch.Day from ? new DateMatch.Day(from.End, from.Date.Plus(stretch.Value), 0.88) : null;
        }

        if (turn[end] is "today" or "tomorrow" && !isIn && turn[at] is "a" or "one" or "two")
            return Sure(end + 1, calendar.Today.PlusDays(turn[end] is "today" ? 0 : 1).Plus(stretch.Value));
        if (turn[end] is "ago")
            return Sure(end + 1, calendar.Today.Minus(stretch.Value));
        if (!isIn)
            return null;
        var weekday = turn.Has(end, "on the") ? end + 2 : turn[end] is "on" ? end + 1 : end;
        var reached = calendar.Today.Plus(stretch.Value);
        return CalendarWords.Weekday(turn, weekday) is { } day
            ? new DateMatch.Day(weekday + 1, Weekdays.InWeekOf(reached, day), 0.85)
            : new DateMatch.Day(end, reached, 0.85);
    }

    private static DateMatch.Day? Edge(SpokenTurn turn, int at, CalendarContext calendar)
    {
        var start = turn[at] is "the" ? at + 1 : at;
        var edge = turn[start];
        if (edge is not ("end" or "beginning" or "start" or "middle" or "mid" or "first" or "last"))
            return null;
        var behind = turn[start + 1] is "day" ? start + 2 : start + 1;
        behind = turn[behind] is "of" ? behind + 1 : behind;
        var isNext = turn.Is(behind, "next") || turn.Has(behind, "the next");
        var unit = turn.Is(behind, "the", "next", "this") ? behind + 1 : behind;
        unit = turn[unit] is "next" ? unit + 1 : unit;
        if (turn[unit] is "year" && edge is "last" && turn[start + 1] is "day" && !isNext)
            return new DateMatch.Day(unit + 1, new LocalDate(calendar.Today.Year, 12, 31), 0.9);
        if (turn[unit] is "week" && edge is "end" or "beginning" or "start" && unit > start + 1)
        {
            var week = calendar.Today.PlusWeeks(isNext ? 1 : 0);
            var said = unit + 1;
            while (turn.Is(said, "like", "on", "say", "maybe", "the", "so", "um", "uh"))
                said++;
            // "The end of next week, like Friday".
            return CalendarWords.Weekday(turn, said) is { } weekday
                ? new DateMatch.Day(said + 1, Weekdays.InWeekOf(week, weekday), 0.9)
                : new DateMatch.Day(unit + 1, Weekdays.InWeekOf(week, edge is "end" ? IsoDayOfWeek.Friday : IsoDayOfWeek.Monday), 0.7);
        }

        LocalDate? month = turn[unit] is "month" && unit > start + 1 ? calendar.Today.PlusMonths(isNext ? 1 : 0)
            : CalendarWords.Month(turn[unit]) is { } named && edge is not ("first" or "last") ? MonthAhead(calendar.Today, named)
            : null;
        if (month is not { } whole)
            return null;
        var date = edge switch
        {
            "end" or "last" => whole.With(DateAdjusters.EndOfMonth),
            "middle" or "mid" => whole.With(DateAdjusters.DayOfMonth(15)),
            _ => whole.With(DateAdjusters.StartOfMonth),
        };
        return new DateMatch.Day(unit + 1, date < calendar.Today && edge is not ("end" or "last") ? date.PlusMonths(1) : date, 0.75);
    }

    /// <summary>A week, a weekend or a month: found, but no day yet.</summary>
    private static DateMatch.NoDay? TooWide(SpokenTurn turn, int at, CalendarContext calendar)
    {
        if (calendar.IsBirth)
            return null;
        if (turn.Is(at, "next", "this") && turn.Is(at + 1, "week", "month", "weekend"))
            return new DateMatch.NoDay(at + 2, $"Which day {turn[at]} {turn[at + 1]}?", false);
        if (turn.Has(at, "the weekend"))
            return new DateMatch.NoDay(at + 2, "Saturday or Sunday?", false);
        if (turn.Is(at, "in", "this", "next") && (turn[at + 1] is "the" ? at + 2 : at + 1) is var season && turn.Is(season, "spring", "summer", "fall", "autumn", "winter"))
            return new DateMatch.NoDay(season + 1, $"Which day in {turn[season]}?", false);
        return turn.Is(at, "in", "sometime", "early", "late") && CalendarWords.Month(turn[at + 1]) is { } month && turn[at + 1].Length > 2
            ? new DateMatch.NoDay(at + 2, $"Which day in {CalendarWords.NameOf(month)}?", false)
            : null;
    }

    private static LocalDate MonthAhead(LocalDate today, int month) => new(month >= today.Month ? today.Year : today.Year + 1, month, 1);

    private static DateMatch.Day Sure(int end, LocalDate date) => new(end, date, 0.95);
}
