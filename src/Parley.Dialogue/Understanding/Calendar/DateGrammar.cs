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
        var (days, relative) = (MonthDays.Read(turn, at, calendar), RelativeDays.Read(turn, at, calendar));
        return days is null || (relative is not null && relative.End > days.End) ? relative : days;
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
