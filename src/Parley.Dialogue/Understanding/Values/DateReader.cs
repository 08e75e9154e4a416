using NodaTime;
using Parley.Flows;
using Parley.Understanding.Calendar;

namespace Parley.Understanding.Values;

/// <summary>Dates by name, number or distance, and moves of the date that stands. A day in the past is a date: whether it will do is the slot's condition.</summary>
internal sealed class DateReader : IValueReader
{
    public SlotType Type => SlotType.Date;

    public IEnumerable<Reading> Read(ReadingContext context)
    {
        var calendar = Calendar(context, Moments.Date(context.Filled));
        if (Moved(context, calendar) is { } moved)
            yield return moved;
        foreach (var (span, match) in DateGrammar.All(context.Turn, calendar))
            if (match is DateMatch.NoDay none)
                yield return new Reading.Invalid(span, none.Reason, none.IsImpossible);
            else if (match is DateMatch.Day day)
                yield return new Reading.Found(
                    span, Moments.Normal(day.Date), CalendarWords.Spoken(day.Date, calendar.Today, calendar.IsBirth), day.Confidence, true);
    }

    public static CalendarContext Calendar(ReadingContext context, LocalDate? filled) => new(
        context.Now, context.Region is "US" or "PH" or "PR", SlotWords.IsBirth(context.Slot), context.IsAsked, context.Corrects ? filled : null);

    private static Reading.Found? Moved(ReadingContext context, CalendarContext calendar)
    {
        if (Moments.Date(context.Filled) is not { } filled || Shift.In(context.Turn) is not { IsOfTime: false } shift)
            return null;
        var date = filled.Plus(shift.By);
        return new Reading.Found(shift.Span, Moments.Normal(date), CalendarWords.Spoken(date, calendar.Today, calendar.IsBirth), 0.9, true) { ChangesFilled = true };
    }
}
