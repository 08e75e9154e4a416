using System.Collections.Frozen;
using NodaTime;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Calendar;

/// <summary>Names of weekdays and months, with what recognisers make of them.</summary>
internal static class CalendarWords
{
    private static readonly FrozenDictionary<string, IsoDayOfWeek> Weekdays = new Dictionary<string, IsoDayOfWeek>
    {
        ["monday"] = IsoDayOfWeek.Monday, ["mon"] = IsoDayOfWeek.Monday, ["munday"] = IsoDayOfWeek.Monday,
        ["tuesday"] = IsoDayOfWeek.Tuesday, ["tue"] = IsoDayOfWeek.Tuesday, ["tues"] = IsoDayOfWeek.Tuesday, ["chewsday"] = IsoDayOfWeek.Tuesday,
        ["wednesday"] = IsoDayOfWeek.Wednesday, ["weds"] = IsoDayOfWeek.Wednesday, ["wensday"] = IsoDayOfWeek.Wednesday,
        ["thursday"] = IsoDayOfWeek.Thursday, ["thu"] = IsoDayOfWeek.Thursday, ["thur"] = IsoDayOfWeek.Thursday, ["thurs"] = IsoDayOfWeek.Thursday,
        ["friday"] = IsoDayOfWeek.Friday, ["fri"] = IsoDayOfWeek.Friday,
        ["saturday"] = IsoDayOfWeek.Saturday, ["sunday"] = IsoDayOfWeek.Sunday,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, IsoDayOfWeek> ShortWeekdays = new Dictionary<string, IsoDayOfWeek>
    {
        ["wed"] = IsoDayOfWeek.Wednesday, ["sat"] = IsoDayOfWeek.Saturday, ["sun"] = IsoDayOfWeek.Sunday,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> Months = "january february march april may june july august september october november december".Split(' ')
        .Select((name, index) => (name, index + 1))
        .Concat("jan feb mar apr _ jun jul aug sep oct nov dec".Split(' ').Select((name, index) => (name, index + 1)))
        .Append(("sept", 9)).Append(("febuary", 2))
        .ToFrozenDictionary(m => m.Item1, m => m.Item2, StringComparer.Ordinal);

    private static readonly string[] MonthNames = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public static IsoDayOfWeek? Weekday(SpokenTurn turn, int at)
    {
        var word = turn[at];
        if (word.EndsWith("'s", StringComparison.Ordinal))
            word = word[..^2];
        if (Weekdays.TryGetValue(word, out var day))
            return day;
        if (ShortWeekdays.TryGetValue(word, out day) && (turn.Is(at - 1, "on", "next", "this") || turn.Count <= 4))
            return day;
        if (word.Length is < 6 or > 10 || !word.EndsWith("day", StringComparison.Ordinal) || word is "holiday" or "birthday" or "today" or "weekday" or "everyday" or "someday" or "midday")
            return null;
        var sound = new Sound(word);
        var near = Weekdays.Where(w => w.Key.Length > 5).Select(w => (w.Value, Likeness: sound.Likeness(new Sound(w.Key)))).MaxBy(w => w.Likeness);
        return near.Likeness >= 0.8 ? near.Value : null;
    }

    public static int? Month(string word) => Months.TryGetValue(word, out var month) ? month : null;

    public static string NameOf(int month) => MonthNames[month - 1];

    /// <summary>"Tuesday, December 1st", with the year where it is not this one or the next turn of months.</summary>
    public static string Spoken(LocalDate date, LocalDate today, bool alwaysYear = false)
    {
        var day = $"{MonthNames[date.Month - 1]} {Aloud.Ordinal(date.Day)}";
        var isClose = Period.DaysBetween(today, date) is > -60 and < 300;
        return alwaysYear ? $"{day}, {date.Year}" : isClose ? $"{date.DayOfWeek}, {day}" : $"{date.DayOfWeek}, {day}, {date.Year}";
    }
}
