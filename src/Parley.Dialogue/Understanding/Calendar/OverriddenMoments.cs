using NodaTime;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Calendar;

/// <summary>
/// "He fell this morning", and then "yes, on Thursday at ten": the later words say when, and the day or time of the earlier ones is only part of a story.
/// </summary>
internal static class OverriddenMoments
{
    private static readonly CalendarContext AnyDay = new(new LocalDateTime(2026, 1, 1, 9, 0), MonthFirst: true, IsBirth: false, IsAsked: false, Near: null);

    /// <summary>The earlier words, without their days where the later ones name a day, and without their times where those name a time or a part of the day.</summary>
    public static string Without(string earlier, string later)
    {
        var (before, after) = (SpokenTurn.Of(earlier), SpokenTurn.Of(later));
        var gone = new List<TokenSpan>();
        if (Days(after).Any())
            gone.AddRange(Days(before));
        if (Times(after).Any())
            gone.AddRange(Times(before));
        return gone.Count == 0 ? earlier : Cut(before, gone);
    }

    private static IEnumerable<TokenSpan> Days(SpokenTurn turn) => DateGrammar.All(turn, AnyDay).Where(d => d.Match is DateMatch.Day).Select(d => d.Span);

    private static IEnumerable<TokenSpan> Times(SpokenTurn turn) =>
        TimeGrammar.All(turn, isAsked: false).Where(t => t.IsEvident).Select(t => new TokenSpan(t.Start, t.End))
            .Concat(Enumerable.Range(0, turn.Count).Where(at => DayParts.Of(turn[at]) is not DayPart.Unsaid).Select(at => new TokenSpan(at, at + 1)));

    private static string Cut(SpokenTurn turn, List<TokenSpan> gone)
    {
        var kept = turn.Tokens.Where((_, at) => !gone.Exists(span => span.Start <= at && at < span.End));
        return string.Concat(kept.Select((token, at) => at == 0 ? turn.Text[token.Start..token.End] : token.Gap + turn.Text[token.Start..token.End])).Trim();
    }
}
