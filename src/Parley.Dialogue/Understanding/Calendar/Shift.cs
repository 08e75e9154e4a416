using NodaTime;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Calendar;

/// <summary>A move from the value that stands: "an hour later", "half an hour earlier", "the day after", "a week later".</summary>
/// <param name="Span">The words.</param>
/// <param name="By">Signed.</param>
internal sealed record Shift(TokenSpan Span, Period By)
{
    /// <summary>Whether it moves the time of day rather than the day.</summary>
    public bool IsOfTime => By.HasTimeComponent;

    public static Shift? In(SpokenTurn turn)
    {
        for (var at = 0; at < turn.Count; at++)
            if (Read(turn, at) is { } shift)
                return shift;
        return null;
    }

    private static Shift? Read(SpokenTurn turn, int at)
    {
        if (turn.Has(at, "the next day") || turn.Has(at, "the following day") || turn.Has(at, "the day after") && turn[at + 3] is not "tomorrow" && Holiday(turn, at + 3) || turn.Has(at, "one day later"))
            return new Shift(new TokenSpan(at, at + 3), Period.FromDays(1));
        if (turn.Has(at, "the day before") && turn[at + 3] is not "yesterday" && Holiday(turn, at + 3))
            return new Shift(new TokenSpan(at, at + 3), Period.FromDays(-1));
        if (turn.Has(at, "the week after") && turn[at + 3] is not "next" || turn.Has(at, "the following week"))
            return new Shift(new TokenSpan(at, at + 3), Period.FromWeeks(1));
        if (turn.Is(at, "later", "earlier") && turn[at + 1] is "by" && Length(turn, at + 2) is { } by)
            return Signed(turn, at, by, turn[at] is "later", by.End);
        if (Length(turn, at) is not { } length)
            return null;
        return turn[length.End] switch
        {
            "later" => Signed(turn, at, length, true, length.End + 1),
            "earlier" or "sooner" or "early" => Signed(turn, at, length, false, length.End + 1),
            "after" or "before" when turn.Is(length.End + 1, "that", "") => Signed(turn, at, length, turn[length.End] is "after", length.End + 1),
            _ when turn.Has(at - 2, "back by") || turn.Has(at - 2, "it back") || turn.Has(at - 2, "that back") => Signed(turn, at, length, true, length.End),
            _ when turn.Has(at - 2, "up by") || turn.Has(at - 2, "it up") || turn.Has(at - 2, "it forward") => Signed(turn, at, length, false, length.End),
            _ => null,
        };
    }

    private static bool Holiday(SpokenTurn turn, int at) => turn[at] is "" or "that" or "instead" or "please" or "would" or "is" or "if" or "at";

    private static Shift Signed(SpokenTurn turn, int at, Reach<Period> length, bool isLater, int end) =>
        new(new TokenSpan(at, end), isLater ? length.Value : PeriodOf(length.Value, -1));

    private static Period PeriodOf(Period period, int sign) => new PeriodBuilder
    {
        Years = period.Years * sign, Months = period.Months * sign, Weeks = period.Weeks * sign, Days = period.Days * sign,
        Hours = period.Hours * sign, Minutes = period.Minutes * sign,
    }.Build();

    private static Reach<Period>? Length(SpokenTurn turn, int at)
    {
        if (turn.Has(at, "half an hour") || turn.Has(at, "a half hour"))
            return new Reach<Period>(Period.FromMinutes(30), at + 3);
        if (turn.Has(at, "an hour and a half"))
            return new Reach<Period>(Period.FromMinutes(90), at + 5);
        if (turn.Has(at, "an hour"))
            return new Reach<Period>(Period.FromHours(1), at + 2);
        if (RelativeDays.Stretch(turn, at) is { } days)
            return days;
        if (NumberWords.Between(turn, at, 1, 300) is not { } count)
            return null;
        return turn[count.End] switch
        {
            "hour" or "hours" => new Reach<Period>(Period.FromHours(count.Value), count.End + 1),
            "minute" or "minutes" => new Reach<Period>(Period.FromMinutes(count.Value), count.End + 1),
            _ => null,
        };
    }
}
