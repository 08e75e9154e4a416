using Parley.Flows;
using Parley.Understanding.Intents;
using Parley.Understanding.Spoken;
using Parley.Understanding.Values;

namespace Parley.Understanding.Slots;

/// <summary>
/// What a reader makes of the turn as it was written and, for numbers, of the digits that it sounds like ("For one, five"). What was written
/// counts unless it makes no value, or only the sound makes a whole answer.
/// </summary>
internal static class HeardReadings
{
    public static IReadOnlyList<Reading> Of(IValueReader reader, ReadingContext context)
    {
        var written = reader.Read(context).ToList();
        if (!MayBeHeard(context) || HeardDigits.Of(context.Turn, alone: context is { IsAsked: true, Slot.Type: SlotType.Number }, byDigit: context.Slot.Type is SlotType.Phone or SlotType.Identifier) is not { } digits)
            return written;
        var heard = reader.Read(context with { Turn = digits }).ToList();
        if (Widest(heard) is not { } sound)
            return written;
        return Widest(written) is not { } plain || (context.IsAsked && sound.Length > plain.Length && IsWhole(digits, sound)) ? heard : written;
    }

    /// <summary>Numbers of any kind where one is expected; a telephone number and a pattern speak for themselves.</summary>
    private static bool MayBeHeard(ReadingContext context)
    {
        var isOpen = context.IsAsked || (context.Corrects && context.Filled is not null);
        return context.Slot.Type switch
        {
            SlotType.Phone => true,
            SlotType.Identifier => isOpen || context.Slot.Pattern is not null,
            SlotType.Number or SlotType.Time => isOpen,
            SlotType.Date => isOpen,
            _ => false,
        };
    }

    private static TokenSpan? Widest(IEnumerable<Reading> readings)
    {
        var found = readings.OfType<Reading.Found>().ToList();
        return found.Count == 0 ? null : found.MaxBy(f => f.Span.Length)!.Span;
    }

    /// <summary>Around it stands nothing of weight.</summary>
    private static bool IsWhole(SpokenTurn turn, TokenSpan span) =>
        Enumerable.Range(0, turn.Count).All(at => span.Start <= at && at < span.End || TopicWords.IsStop(turn[at]) || turn[at] is "number" or "no");
}
