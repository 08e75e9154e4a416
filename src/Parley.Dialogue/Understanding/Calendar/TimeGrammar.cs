using System.Globalization;
using NodaTime;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Calendar;

/// <summary>Times of day: "half past three", "quarter to five", "three thirty p.m.", "15:30", "noon", "five-ish", "at three".</summary>
internal static class TimeGrammar
{
    private const int Midnight = 24;

    private static readonly string[] Units =
    [
        "day", "days", "week", "weeks", "month", "months", "year", "years", "people", "dollars", "dollar", "bucks", "cents", "percent", "street", "avenue", "kids", "times", "pills",
        "milligrams", "more", "digits", "of", "doctors", "degrees", "children", "refills", "minute", "minutes", "hours", "hour", "first", "second", "third", "or", "point", "hundred", "thousand", "things", "stitches", "bottles", "boxes", "items", "orders", "different",
    ];

    public static IEnumerable<TimeMatch> All(SpokenTurn turn, bool isAsked)
    {
        var part = DayParts.Only(turn);
        var last = -1;
        for (var at = 0; at < turn.Count;)
        {
            if (turn[at] is "not" && Instead(turn, at + 1, part) is { } instead)
            {
                yield return instead;
                at = instead.End;
                continue;
            }

            // "At nine, no, ten": what is said instead of a time is one.
            var isInstead = last >= 0 && at - last is 1 or 2 && turn.Is(last, "no", "sorry", "wait") && (at - last == 1 || turn.Is(last + 1, "no", "sorry", "wait", "at"));
            if (At(turn, at, part, isAsked || isInstead) is not { } match)
            {
                at++;
                continue;
            }

            yield return isInstead ? match with { IsEvident = true } : match;
            last = at = match.End;
        }
    }

    private static TimeMatch? At(SpokenTurn turn, int at, DayPart part, bool isAsked) =>
        Named(turn, at) ?? Hundreds(turn, at, isAsked) ?? Military(turn, at, isAsked) ?? Spoken(turn, at, part) ?? Clock(turn, at, part, isAsked);

    /// <summary>"Not nine, nine thirty", "not three thirty two thirty": of two in a row the second is meant, however their numbers run together.</summary>
    private static TimeMatch? Instead(SpokenTurn turn, int at, DayPart part)
    {
        if (Hour(turn, at) is not { } first)
            return null;
        foreach (var start in (int[])[first.End, first.End + 1])
            if ((start == first.End || NumberWords.TensNumber(turn[first.End]) is not null) && Hour(turn, start) is { } hour && NumberWords.Between(turn, hour.End, 10, 59) is { } minute && !NumberWords.IsNumber(turn[minute.End]))
                return Settled(turn, start, minute.End, hour.Value, minute.Value, part, 0.9, true);
        return null;
    }

    private static TimeMatch? Named(SpokenTurn turn, int at) => turn[at] switch
    {
        "noon" or "midday" or "noontime" or "noonish" => new TimeMatch(at, at + 1, LocalTime.Noon, 0.95, true),
        "lunchtime" => new TimeMatch(at, at + 1, LocalTime.Noon, 0.7, true),
        "midnight" => new TimeMatch(at, at + 1, LocalTime.Midnight, 0.9, true),
        "twelve" when turn[at + 1] is "noon" => new TimeMatch(at, at + 2, LocalTime.Noon, 0.97, true),
        "first" when turn.Has(at, "first thing") => new TimeMatch(at, turn.Has(at + 2, "in the morning") ? at + 5 : at + 2, new LocalTime(8, 0), 0.65, true),
        _ => null,
    };

    /// <summary>"fifteen hundred hours".</summary>
    private static TimeMatch? Hundreds(SpokenTurn turn, int at, bool isAsked) =>
        NumberWords.Whole(turn, at) is { } whole && whole.Value is >= 100 and < 2400 && whole.Value % 100 == 0 && turn[whole.End - 1] is "hundred" && (turn[whole.End] is "hours" || isAsked && turn.Count < 6 && !turn.Is(whole.End, Units))
            ? new TimeMatch(at, turn[whole.End] is "hours" ? whole.End + 1 : whole.End, new LocalTime((int)whole.Value / 100, 0), 0.95, true)
            : null;

    /// <summary>"oh nine hundred", "oh eight thirty"; as an answer also "sixteen thirty".</summary>
    private static TimeMatch? Military(SpokenTurn turn, int at, bool isAsked)
    {
        if (NumberWords.IsNumber(turn[at - 1]))
            return null;
        var isZero = turn.Is(at, "oh", "o", "zero");
        if (isZero && NumberWords.SmallNumber(turn[at + 1]) is > 0 and < 10 and var full && turn[at + 2] is "hundred")
            return new TimeMatch(at, turn[at + 3] is "hours" ? at + 4 : at + 3, new LocalTime(full, 0), 0.93, true);
        if ((isZero ? NumberWords.Between(turn, at + 1, 1, 9) : isAsked ? Late(turn, at) : null) is not { } hour)
            return null;
        return NumberWords.Between(turn, hour.End, 10, 59) is { } minute && !NumberWords.IsNumber(turn[minute.End])
            ? new TimeMatch(at, minute.End, new LocalTime(hour.Value, minute.Value), 0.9, false)
            : null;
    }

    private static Reach<int>? Late(SpokenTurn turn, int at) => turn.IsDigits(at) ? null : NumberWords.Between(turn, at, 13, 23);

    /// <summary>"half past three", "quarter to five", "ten past four", "half three".</summary>
    private static TimeMatch? Spoken(SpokenTurn turn, int at, DayPart part)
    {
        var start = at;
        if (turn.Is(at, "a") && turn[at + 1] is "quarter")
            at++;
        int? minutes = turn[at] is "half" ? 30 : turn[at] is "quarter" ? 15 : NumberWords.Between(turn, at, 1, 29) is { } said && (said.Value % 5 == 0 || turn.Is(said.End, "minutes", "minute")) ? said.Value : null;
        if (minutes is not { } count)
            return null;
        var behind = turn.Has(at, "half an hour") ? at + 3 : turn.Is(at, "half", "quarter") ? at + 1 : NumberWords.Whole(turn, at)!.Value.End;
        behind = turn.Is(behind, "minutes", "minute") ? behind + 1 : behind;
        var word = turn[behind];
        if (turn[at] is "half" && Hour(turn, behind) is { } bare && !turn.Is(bare.End, Units))
            return Settled(turn, start, bare.End, bare.Value, 30, part, 0.88, true);
        if (word is not ("past" or "after" or "to" or "till" or "til" or "of" or "before" or "two" or "too") || word is "two" or "too" && turn[at] is not ("quarter" or "ten" or "twenty" or "five"))
            return null;
        if (Hour(turn, behind + 1) is not { } hour)
            return turn.Is(behind + 1, "noon", "midday") && word is not "two" ? Settled(turn, start, behind + 2, word is "past" or "after" ? 12 : 11, word is "past" or "after" ? count : 60 - count, DayPart.Unsaid, 0.9, true) : null;
        if (turn.Is(hour.End, "days", "weeks", "hours", "people", "months"))
            return null;
        return word is "past" or "after"
            ? Settled(turn, start, hour.End, hour.Value, count, part, 0.93, true)
            : Settled(turn, start, hour.End, hour.Value == 1 ? 12 : hour.Value - 1, 60 - count, part, 0.93, true);
    }

    /// <summary>"3:30", "15:30", "three thirty", "three oh five", "three", "330 p.m.".</summary>
    private static TimeMatch? Clock(SpokenTurn turn, int at, DayPart part, bool isAsked)
    {
        if (at > 0 && turn.Gap(at) is "/" or "-" || turn.Gap(at + 1) is "/" or "-" && turn[at + 1] is not "ish")
            return null;
        if (Written(turn[at]) is { } written)
            return written.HasColon || TimeSuffix.Meridiem(turn, at + 1) is not null || (Leads(turn, at) && turn[at].Length >= 3) || (isAsked && turn.Count < 7 && turn[at].Length >= 3)
                ? Settled(turn, at, at + 1, written.Hour, written.Minute, part, 0.95, true)
                : Bare(turn, at, written.HasColon ? null : Hour(turn, at), part, isAsked);
        return Bare(turn, at, Hour(turn, at), part, isAsked);
    }

    private static TimeMatch? Bare(SpokenTurn turn, int at, Reach<int>? said, DayPart part, bool isAsked)
    {
        if (said is not { } hour || IsOther(turn, at, hour.End))
            return null;
        var (minute, end) = Minutes(turn, hour.End);
        if (turn.Is(end, Units) && !turn.Is(end, "or", "of") || NumberWords.IsNumber(turn[end]) && !turn.IsBreak(end) && !(minute is not null && turn[end] is "one") || NumberWords.IsNumber(turn[at - 1]) && !turn.IsBreak(at))
            return null;
        var suffix = TimeSuffix.Read(turn, end);
        var isEvident = suffix.IsEvident || IsBehindPart(turn, at, end) || (Leads(turn, at) && !StreetBehind(turn, end));
        return isEvident || isAsked || (minute is > 0 && CalendarWords.Weekday(turn, at - 1) is not null)
            ? Settled(turn, at, end, hour.Value, minute ?? 0, part, minute is null && !isEvident ? 0.8 : 0.88, isEvident || CalendarWords.Weekday(turn, at - 1) is not null)
            : null;
    }

    /// <summary>A number that counts or dates something, by the word before it.</summary>
    private static bool IsOther(SpokenTurn turn, int at, int end) =>
        !TimeSuffix.Read(turn, Minutes(turn, end).End).IsEvident && turn[at - 1] is "the" && !(Minutes(turn, end).Minute is >= 10)
        || turn.Is(at - 1, "number", "room", "suite", "aged", "age", "line", "lines", "option", "double", "triple", "$", "#", "born", "plus", "+", "is", "last")
            && !(turn[at - 1] is "is" && turn.Count < 6)
        || CalendarWords.Month(turn[at - 1]) is not null || CalendarWords.Month(turn[end]) is not null || (turn[at] is "one" && !(turn[at - 1] is "no" && Minutes(turn, end).Minute is >= 10) && turn.Is(at - 1, "that", "this", "first", "second", "other", "new", "no", "any", "last", "next", "which", "another", "earlier", "later"))
        || (turn[at] is "one" && turn[end] is "of" or "more" or "moment" or "second" or "minute" or "sec");

    private static (int? Minute, int End) Minutes(SpokenTurn turn, int at)
    {
        if (turn.Is(at, "oh", "o", "zero") && NumberWords.Between(turn, at + 1, 1, 9) is { } small)
            return (small.Value, small.End);
        if (NumberWords.Between(turn, at, 10, 59) is { } minute && !turn.IsBreak(at) && (!turn.Is(minute.End, Units) || turn[minute.End] is "or"))
            return (minute.Value, minute.End);
        return (null, turn.Is(at, "hundred") && turn[at + 1] is "hours" ? at + 2 : at);
    }

    /// <summary>Words that stand before a time and before little else with a bare number.</summary>
    private static bool Leads(SpokenTurn turn, int at) =>
        turn.Is(at - 1, "at", "around", "by", "after", "before", "until", "till", "about", "to", "say", "roughly", "for", "from", "between", "like", "maybe", "approximately", "make") && !(turn.Is(at - 1, "to", "for", "from", "like", "make") && !CloseToDay(turn, at))
        || turn.Has(at - 2, "make it");

    /// <summary>"In the morning, nine if you can": a part of the day, and then when within it.</summary>
    private static bool IsBehindPart(SpokenTurn turn, int at, int end) =>
        at > 1 && turn.IsBreak(at) && DayParts.Of(turn[at - 1]) is not DayPart.Unsaid && !turn.Is(at - 2, "good") && (end >= turn.Count || turn.IsBreak(end) || turn.Is(end, "if", "or", "would", "is", "works", "please", "maybe", "ideally"));

    /// <summary>"For three on Tuesday", "Tuesday to three": these need a day nearby to be about time.</summary>
    private static bool CloseToDay(SpokenTurn turn, int at) =>
        turn.Has(at - 2, "it to") || turn.Has(at - 2, "that to") || turn.Has(at - 2, "it for") || turn.Has(at - 2, "back to") || turn.Has(at - 2, "up to")
        || Enumerable.Range(0, at).Any(i => turn.Is(i, "move", "change", "switch", "push", "shift", "bump", "o'clock"))
        || Enumerable.Range(at - 5, 10).Any(i => CalendarWords.Weekday(turn, i) is not null || turn.Is(i, "tomorrow", "today", "morning", "afternoon", "evening", "tonight"));

    private static bool StreetBehind(SpokenTurn turn, int end) => Enumerable.Range(end, 3).Any(i => turn.Is(i, "street", "avenue", "road", "lane", "drive", "boulevard"));

    /// <summary>"Quarter past ate", "to o'clock": an hour by its sound, where nothing else can stand.</summary>
    private static Reach<int>? Heard(SpokenTurn turn, int at)
    {
        if (turn[at + 1] is not "o'clock" && !(turn.Is(at - 1, "past") && turn.Is(at - 2, "quarter", "half")))
            return null;
        return turn[at] switch
        {
            "won" => new Reach<int>(1, at + 1),
            "to" or "too" => new Reach<int>(2, at + 1),
            "for" => new Reach<int>(4, at + 1),
            "ate" => new Reach<int>(8, at + 1),
            _ => null,
        };
    }

    private static Reach<int>? Hour(SpokenTurn turn, int at) =>
        Heard(turn, at) is { } heard ? heard : turn.Is(at, "a", "an") || turn[at].Contains(',', StringComparison.Ordinal) || turn[at].Length > 2 && char.IsAsciiDigit(turn[at][0]) ? null : NumberWords.Between(turn, at, 1, 12) is { } hour && turn[at] is not ("couple" or "dozen")
            ? hour
            : NumberWords.Between(turn, at, 13, 23) is { } late && turn.Is(late.End, "hundred", "o'clock") || NumberWords.Between(turn, at, 13, 23) is not null && NumberWords.Between(turn, at + 1, 10, 59) is not null && turn[at - 1] is "at" ? NumberWords.Between(turn, at, 13, 23) : null;

    /// <summary>"3:30", "15:30", "330", "1530".</summary>
    private static (int Hour, int Minute, bool HasColon)? Written(string word)
    {
        var split = word.Split(':', '.');
        if (split.Length == 1 && word.Length is 3 or 4 && word.All(char.IsAsciiDigit))
            split = [word[..^2], word[^2..]];
        if (split.Length != 2 || split[1].Length != 2 || !int.TryParse(split[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            || !int.TryParse(split[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minute))
            return null;
        return hour < Midnight && minute < 60 ? (hour, minute, word.Contains(':', StringComparison.Ordinal)) : null;
    }

    private static TimeMatch Settled(SpokenTurn turn, int start, int end, int hour, int minute, DayPart part, double confidence, bool isEvident)
    {
        var suffix = TimeSuffix.Read(turn, end);
        var known = suffix.Part is DayPart.Unsaid ? part : suffix.Part;
        var half = HalfOfDay.Settle(hour, known);
        var isGuess = known is DayPart.Unsaid && hour is >= 1 and <= 12;
        var isAbout = suffix.IsAbout || turn.Is(start - 1, "around", "about", "roughly", "like", "maybe", "approximately", "after", "before", "between");
        return new TimeMatch(start, suffix.End, new LocalTime(half, minute), confidence - (isGuess ? 0.05 : 0) - (isAbout ? 0.05 : 0), isEvident || suffix.IsEvident);
    }
}
