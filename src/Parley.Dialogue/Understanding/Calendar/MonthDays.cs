using NodaTime;
using Parley.Understanding.Spoken;
using Parley.Understanding.Values;

namespace Parley.Understanding.Calendar;

/// <summary>Days by number: "March 3rd", "the third of March 2027", "3/3", "2026-11-25", "the 3rd".</summary>
internal static class MonthDays
{
    private static readonly string[] NoDay =
        ["one", "available", "time", "thing", "name", "option", "choice", "slot", "opening", "appointment", "visit", "floor", "doctor", "person", "step", "half", "place", "grade"];

    public static DateMatch? Read(SpokenTurn turn, int at, CalendarContext calendar) =>
        Numeric(turn, at, calendar) ?? MonthFirst(turn, at, calendar) ?? DayFirst(turn, at, calendar) ?? OrdinalOfOrdinal(turn, at, calendar) ?? DayOnly(turn, at, calendar) ?? SpokenNumeric(turn, at, calendar) ?? DigitByDigit(turn, at, calendar);

    /// <summary>The date, or why it is none. Without a year: the next such day, or one near what is being corrected.</summary>
    public static DateMatch Of(int end, int? year, int month, int day, CalendarContext calendar)
    {
        if (month is < 1 or > 12)
            return new DateMatch.NoDay(end, $"There is no month {month}.", true);
        if (day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year ?? 2024, month))
            return new DateMatch.NoDay(end, year is not null && month == 2 && day == 29
                ? $"There was no February 29th in {year}."
                : $"There is no {CalendarWords.NameOf(month)} {Aloud.Ordinal(day)}.", true);
        if (year is { } said)
            return new DateMatch.Day(end, new LocalDate(said, month, day), 0.95);
        if (calendar.IsBirth)
            return new DateMatch.NoDay(end, $"I need the year too: {CalendarWords.NameOf(month)} {Aloud.Ordinal(day)} of which year?", false);
        return new DateMatch.Day(end, Next(month, day, calendar.Today), 0.92);
    }

    private static LocalDate Next(int month, int day, LocalDate today)
    {
        for (var year = today.Year; ; year++)
            if (day <= CalendarSystem.Iso.GetDaysInMonth(year, month) && new LocalDate(year, month, day) is var date && date >= today)
                return date;
    }

    /// <summary>Typed: 2026-11-25, 11/25/2026, 25.11.2026, 11/25.</summary>
    private static DateMatch? Numeric(SpokenTurn turn, int at, CalendarContext calendar)
    {
        var parts = turn[at].Split('.').Length is 3 ? turn[at].Split('.') : Slashed(turn, at);
        if (!IsDateLike(parts))
            return null;
        var end = turn[at].Contains('.', StringComparison.Ordinal) ? at + 1 : at + parts.Length;
        var numbers = parts.Select(p => int.Parse(p, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        if (parts[0].Length == 4 && numbers.Length == 3)
            return Of(end, numbers[0], numbers[1], numbers[2], calendar);
        var isMonthFirst = calendar.MonthFirst ? numbers[0] <= 12 : numbers[1] > 12;
        var (month, day) = isMonthFirst ? (numbers[0], numbers[1]) : (numbers[1], numbers[0]);
        int? year = numbers.Length < 3 ? null : parts[2].Length == 4 ? numbers[2]
            : calendar.IsBirth && numbers[2] > calendar.Today.Year % 100 ? 1900 + numbers[2] : 2000 + numbers[2];
        return Of(end, year, month, day, calendar);
    }

    /// <summary>Days and months have two digits at most and years two or four: "536-22-1234" and "415-223-1212" are no dates with faults in them.</summary>
    private static bool IsDateLike(string[] parts) => parts.All(part => part.All(char.IsAsciiDigit)) && parts is
        [{ Length: 1 or 2 }, { Length: 1 or 2 }] or [{ Length: 1 or 2 }, { Length: 1 or 2 }, { Length: 2 or 4 }] or [{ Length: 4 }, { Length: 1 or 2 }, { Length: 1 or 2 }];

    private static string[] Slashed(SpokenTurn turn, int at)
    {
        var parts = new List<string>();
        for (var i = at; i < turn.Count && parts.Count < 4 && (i == at || turn.Gap(i) is "/" or "-") && turn.IsDigits(i); i++)
            parts.Add(turn[i]);

        // Two numbers with a hyphen are as likely a range or a part of a phone number; four are no date.
        var isDashed = parts.Count > 1 && turn.Tokens[at + 1].Gap is "-";
        return parts.Count is 3 || (parts.Count is 2 && !isDashed) ? [.. parts] : [];
    }

    private static DateMatch? MonthFirst(SpokenTurn turn, int at, CalendarContext calendar)
    {
        if (CalendarWords.Month(turn[at]) is not { } month)
            return null;
        var day = at + 1;
        while (turn.Is(day, "the", "uh", "um", "er"))
            day++;
        if (Day(turn, day) is { } number)
            return WithYear(turn, number.End, month, number.Value, calendar);

        // "March two thousand and eleven, the fifteenth".
        return YearWords.Read(turn, day, calendar) is { } year && turn[year.End] is "the" && NumberWords.Ordinal(turn, year.End + 1) is { } behind
            ? Of(behind.End, year.Value, month, behind.Value, calendar)
            : null;
    }

    private static DateMatch? DayFirst(SpokenTurn turn, int at, CalendarContext calendar)
    {
        var start = turn[at] is "the" ? at + 1 : at;
        if (Day(turn, start) is not { } number)
            return null;
        var isOrdinal = NumberWords.Ordinal(turn, start) is not null;
        var behind = turn[number.End] is "of" ? number.End + 1 : number.End;
        var isMonth = CalendarWords.Month(turn[behind]) is not null && (behind > number.End || isOrdinal || turn.IsDigits(start) || turn[at] is "the" || turn[behind] is not ("may" or "march" or "mar"));
        return isMonth && Day(turn, behind + 1) is null | isOrdinal ? WithYear(turn, behind + 1, CalendarWords.Month(turn[behind])!.Value, number.Value, calendar) : null;
    }

    /// <summary>"The 3rd": the next one; "the 3rd of next month".</summary>
    private static DateMatch? DayOnly(SpokenTurn turn, int at, CalendarContext calendar)
    {
        var isLed = turn[at] is "the";
        if (NumberWords.Ordinal(turn, isLed ? at + 1 : at) is not { } day || day.Value is < 1 or > 31 || calendar.IsBirth)
            return null;
        if (turn.Is(day.End, NoDay) && !turn.IsBreak(day.End) || turn.Is(at - 1, "my", "a") || !(isLed || (calendar.IsAsked && turn.Count <= 6)))
            return null;
        if (turn.Has(day.End, "of next month") || turn.Has(day.End, "of the next month") || turn.Has(day.End, "next month"))
            return InMonth(turn[day.End] is "next" ? day.End + 2 : turn[day.End + 1] is "the" ? day.End + 4 : day.End + 3, calendar.Today.PlusMonths(1), day.Value, calendar);
        var end = turn.Has(day.End, "of this month") || turn.Has(day.End, "of the month") ? day.End + 3 : day.End;
        var from = calendar.Near ?? calendar.Today;
        for (var month = from.With(DateAdjusters.StartOfMonth); ; month = month.PlusMonths(1))
            if (day.Value <= month.Calendar.GetDaysInMonth(month.Year, month.Month) && month.PlusDays(day.Value - 1) is var date && date >= calendar.Today)
                return new DateMatch.Day(end, date, 0.9);
    }

    private static DateMatch InMonth(int end, LocalDate month, int day, CalendarContext calendar) => Of(end, month.Year, month.Month, day, calendar);

    /// <summary>"The seventh of the ninth": day and month, in whatever order numbers alone are said.</summary>
    private static DateMatch? OrdinalOfOrdinal(SpokenTurn turn, int at, CalendarContext calendar)
    {
        var start = turn[at] is "the" ? at + 1 : at;
        if (NumberWords.Ordinal(turn, start) is not { Value: >= 1 and <= 31 } day || !turn.Has(day.End, "of the") || NumberWords.Ordinal(turn, day.End + 2) is not { Value: >= 1 and <= 12 } month)
            return null;
        return WithYear(turn, month.End, month.Value, day.Value, calendar);
    }

    /// <summary>A date said in numbers, mostly a birth: "three fourteen eighty two", "oh three oh four nineteen sixty".</summary>
    private static DateMatch? SpokenNumeric(SpokenTurn turn, int at, CalendarContext calendar)
    {
        var isExpected = calendar.IsAsked || Enumerable.Range(at - 6, 6).Any(i => SlotWords.IsBirthWord(turn[i]));
        if (!isExpected || NumberWords.IsNumber(turn[at - 1]) || Small(turn, at) is not { } first || Small(turn, Slash(turn, first.End)) is not { } second
            || (calendar.IsBirth ? YearWords.Read(turn, Slash(turn, second.End), calendar) : Coming(turn, Slash(turn, second.End), calendar)) is not { } year)
            return null;
        var (month, day) = calendar.MonthFirst && first.Value <= 12 ? (first.Value, second.Value) : (second.Value, first.Value);
        return month is >= 1 and <= 12 && day is >= 1 and <= 31 && !NumberWords.IsNumber(turn[year.End]) ? Of(year.End, year.Value, month, day, calendar) : null;
    }

    /// <summary>Said between the numbers of a date as it is written.</summary>
    private static int Slash(SpokenTurn turn, int at) => turn.Is(at, "slash", "stroke", "dash") ? at + 1 : at;

    /// <summary>This year or one soon: without it three numbers are a date only of a birth.</summary>
    private static Reach<int>? Coming(SpokenTurn turn, int at, CalendarContext calendar)
    {
        var year = YearWords.Read(turn, at, calendar)
            ?? (NumberWords.Between(turn, at, 20, 99) is { } two && (!turn.IsDigits(at) || turn[at].Length == 2) ? new Reach<int>(2000 + two.Value, two.End) : null);
        return year is { } read && read.Value - calendar.Today.Year is >= 0 and <= 2 ? year : null;
    }

    /// <summary>A birth date spelled out: "zero two one four seven five", "0 2 1 4 1 9 7 5".</summary>
    private static DateMatch? DigitByDigit(SpokenTurn turn, int at, CalendarContext calendar)
    {
        if (!calendar.IsBirth || !calendar.IsAsked || at > 0 && NumberWords.IsNumber(turn[at - 1]) || CharacterRun.All(turn, digitsOnly: true).FirstOrDefault(r => r.Span.Start == at) is not { Text.Length: 6 or 8 } run)
            return null;
        int Number(int from, int length) => int.Parse(run.Text.AsSpan(from, length), System.Globalization.CultureInfo.InvariantCulture);
        var (first, second, year) = (Number(0, 2), Number(2, 2), Number(4, run.Text.Length - 4));
        var (month, day) = calendar.MonthFirst && first <= 12 ? (first, second) : (second, first);
        var century = run.Text.Length == 8 ? 0 : year > calendar.Today.Year % 100 ? 1900 : 2000;
        return month is >= 1 and <= 12 && day is >= 1 and <= 31 && century + year > 1899 ? Of(run.Span.End, century + year, month, day, calendar) : null;
    }

    private static Reach<int>? Small(SpokenTurn turn, int at) =>
        turn.Is(at, "oh", "o", "zero") ? NumberWords.Between(turn, at + 1, 1, 9) : NumberWords.Between(turn, at, 1, 31) ?? NumberWords.Ordinal(turn, at);

    private static Reach<int>? Day(SpokenTurn turn, int at) =>
        NumberWords.Ordinal(turn, at) is { Value: <= 39 } ordinal ? ordinal : NumberWords.Between(turn, at, 1, 39);

    private static DateMatch WithYear(SpokenTurn turn, int end, int month, int day, CalendarContext calendar) =>
        Year(turn, end, calendar) is { } year ? Of(year.End, year.Value, month, day, calendar) : Of(end, YearElsewhere(turn, end, calendar), month, day, calendar);

    /// <summary>Also one said anew: "ninety nine, no, ninety eight".</summary>
    private static Reach<int>? Year(SpokenTurn turn, int at, CalendarContext calendar)
    {
        while (turn.Is(at, "uh", "um", "er"))
            at++;
        if (YearWords.Read(turn, at, calendar) is not { } year)
            return null;
        var again = year.End;
        while (turn.Is(again, "no", "sorry", "wait", "uh", "um", "actually"))
            again++;
        return again > year.End && YearWords.Read(turn, again, calendar) is { } anew ? anew : year;
    }

    /// <summary>"Born in nineteen sixty, on the second of March".</summary>
    private static int? YearElsewhere(SpokenTurn turn, int end, CalendarContext calendar)
    {
        if (calendar.IsBirth && YearWords.Read(turn, 0, calendar) is { Value: > 1899 } first && first.End < end)
            return first.Value;
        for (var at = 0; calendar.IsBirth && at < turn.Count; at++)
            if (turn[at] is "in" && at != end && YearWords.Read(turn, at + 1, calendar) is { Value: > 1899 } year && (year.End - at > 2 || turn[at + 1].Length == 4))
                return year.Value;
        return null;
    }
}
