using Parley.Understanding.Spoken;

namespace Parley.Understanding.Calendar;

/// <summary>Every way of naming a day, the longest at a place first.</summary>
internal static class DateGrammar
{
    /// <summary>The longest match that begins here.</summary>
    public static DateMatch? At(SpokenTurn turn, int at, CalendarContext calendar)
    {
        if (at >= turn.Count)
            return null;
        if (turn[at] is "not" && Instead(turn, at + 1, calendar) is { } instead)
            return instead;
        var (days, relative) = (MonthDays.Read(turn, at, calendar), RelativeDays.Read(turn, at, calendar));
        return days is null || (relative is not null && relative.End > days.End) ? relative : days;
    }

    /// <summary>"Not this Friday, the one after", "not tomorrow but the day after".</summary>
    private static DateMatch.Day? Instead(SpokenTurn turn, int at, CalendarContext calendar)
    {
        if (At(turn, at, calendar) is not DateMatch.Day day)
            return null;
        var behind = turn.Is(day.End, "but") ? day.End + 1 : day.End;
        int? days = turn.Has(behind, "the one after") || turn.Has(behind, "the next one") || turn.Has(behind, "the week after") ? 7
            : turn.Has(behind, "the day after") || turn.Has(behind, "the next day") ? 1
            : null;
        return days is null || turn[behind + 3] is "next" or "tomorrow" ? null : new DateMatch.Day(behind + 3, day.Date.PlusDays(days.Value), 0.9);
    }

    /// <summary>Every match of the turn, in order and without overlaps.</summary>
    public static IEnumerable<(TokenSpan Span, DateMatch Match)> All(SpokenTurn turn, CalendarContext calendar)
    {
        for (var at = 0; at < turn.Count;)
        {
            if (At(turn, at, calendar) is not { } match)
            {
                at++;
                continue;
            }

            yield return (new TokenSpan(at, match.End), match);
            at = match.End;
        }
    }
}
