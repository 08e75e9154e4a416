using NodaTime;
using Parley.Flows;
using Parley.Understanding.Calendar;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Values;

internal sealed class TimeReader : IValueReader
{
    /// <summary>"Four forty works for me": with more words around it a bare number counts something.</summary>
    private const int MostBesideBare = 4;

    public SlotType Type => SlotType.Time;

    public IEnumerable<Reading> Read(ReadingContext context)
    {
        if (Moments.Time(context.Filled) is { } filled && Shift.In(context.Turn) is { IsOfTime: true } shift)
        {
            var moved = filled + shift.By;
            yield return Found(shift.Span, moved, 0.9, true) with { ChangesFilled = true };
        }

        var any = false;
        foreach (var match in TimeGrammar.All(context.Turn, context.IsAsked || context.OffersTimes || (context.Corrects && context.Filled is not null)))
        {
            any = true;
            var span = new TokenSpan(match.Start, match.End);
            yield return Found(span, match.Time, match.Confidence, match.IsEvident || context.OffersTimes && context.Turn.Count - span.Length <= MostBesideBare);
        }

        if (!any && context.IsAsked && DayParts.Only(context.Turn) is not DayPart.Unsaid and var part)
            yield return new Reading.Invalid(new TokenSpan(0, context.Turn.Count), $"What time {Phrase(part)}?", false);
    }

    public static string Phrase(DayPart part) => part switch
    {
        DayPart.Morning => "in the morning",
        DayPart.Afternoon => "in the afternoon",
        DayPart.Evening => "in the evening",
        _ => "at night",
    };

    private static Reading.Found Found(TokenSpan span, LocalTime time, double confidence, bool isEvident) =>
        new(span, Moments.Normal(time), Moments.Spoken(time), confidence, isEvident);
}
