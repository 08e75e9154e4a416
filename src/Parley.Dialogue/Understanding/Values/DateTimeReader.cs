using NodaTime;
using Parley.Flows;
using Parley.Understanding.Calendar;
using Parley.Understanding.Slots;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Values;

/// <summary>A day with a time. Half of one changes that half of the value that stands; with none standing it says which half is missing.</summary>
internal sealed class DateTimeReader : IValueReader
{
    public SlotType Type => SlotType.DateTime;

    public IEnumerable<Reading> Read(ReadingContext context)
    {
        var filled = Moments.DateTime(context.Filled);
        var calendar = DateReader.Calendar(context, filled?.Date);
        if (filled is { } standing && Shift.In(context.Turn) is { } shift)
            yield return Found(shift.Span, standing.Plus(shift.By), calendar, 0.9) with { ChangesFilled = true };

        var days = DateGrammar.All(context.Turn, calendar).ToList();
        var times = TimeGrammar.All(context.Turn, context.IsAsked || filled is not null).Where(t => !days.Exists(d => d.Span.Overlaps(new TokenSpan(t.Start, t.End)))).ToList();
        foreach (var (span, none) in days.Select(d => (d.Span, d.Match as DateMatch.NoDay)).Where(d => d.Item2 is not null))
            yield return new Reading.Invalid(span, none!.Reason, none.IsImpossible);
        days = TakenBack.Kept(context.Turn, days, d => d.Span);
        times = TakenBack.Kept(context.Turn, times, t => new TokenSpan(t.Start, t.End));
        var pairs = Pairs(context.Turn, days, times).ToList();
        foreach (var (day, span, time) in pairs)
            yield return Found(new TokenSpan(Math.Min(span.Start, time.Start), Math.Max(span.End, time.End)), day.Date + time.Time, calendar, Math.Min(day.Confidence, time.Confidence) + 0.03);
        if (pairs.Count == 0)
            foreach (var half in Halves(context, filled, days, times, calendar))
                yield return half;
    }

    /// <summary>Each day with the time nearest to it.</summary>
    private static IEnumerable<(DateMatch.Day Day, TokenSpan Span, TimeMatch Time)> Pairs(SpokenTurn turn, List<(TokenSpan Span, DateMatch Match)> days, List<TimeMatch> times)
    {
        foreach (var (span, match) in days)
            if (match is DateMatch.Day day && times.Count > 0)
                yield return (day, span, times.MinBy(t => Math.Min(Math.Abs(t.Start - span.End), Math.Abs(span.Start - t.End)))!);
    }

    private static IEnumerable<Reading> Halves(
        ReadingContext context, LocalDateTime? filled, List<(TokenSpan Span, DateMatch Match)> days, List<TimeMatch> times, CalendarContext calendar)
    {
        foreach (var (span, match) in days)
        {
            if (match is not DateMatch.Day day)
                continue;
            var part = DayParts.Only(context.Turn) is not DayPart.Unsaid and var said ? $" {TimeReader.Phrase(said)}" : "";
            yield return filled is { } standing
                ? Found(span, day.Date + standing.TimeOfDay, calendar, day.Confidence)
                : new Reading.Invalid(span, $"What time on {CalendarWords.Spoken(day.Date, calendar.Today)}{part}?", false);
        }

        foreach (var time in times)
        {
            var span = new TokenSpan(time.Start, time.End);
            if (filled is { } standing)
                yield return Found(span, standing.Date + time.Time, calendar, time.Confidence);
            else if (context.IsAsked)
                yield return new Reading.Invalid(span, $"{Moments.Spoken(time.Time)} on which day?", false);
        }
    }

    private static Reading.Found Found(TokenSpan span, LocalDateTime moment, CalendarContext calendar, double confidence) => new(
        span, Moments.Normal(moment), $"{CalendarWords.Spoken(moment.Date, calendar.Today)} at {Moments.Spoken(moment.TimeOfDay)}", Math.Min(confidence, 1), true);
}
