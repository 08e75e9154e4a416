using System.Globalization;
using Parley.Flows;
using Parley.Understanding.Calendar;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Values;

internal sealed class NumberReader : IValueReader
{
    public SlotType Type => SlotType.Number;

    public IEnumerable<Reading> Read(ReadingContext context)
    {
        var turn = context.Turn;
        for (var at = 0; at < turn.Count; at++)
        {
            if (turn.Is(at, "a", "one") && turn[at + 1] is not ("couple" or "dozen" or "hundred" or "thousand") && turn[at] is "a" || NumberWords.Any(turn, at) is not { } number)
                continue;
            var span = new TokenSpan(at, number.End);
            var normal = number.Value.ToString("0.############", CultureInfo.InvariantCulture);

            // "The two people we are": the slot's own word beside a number; "a buffet for sixty".
            var isNamed = SlotWords.Near(context.Slot, turn, span, before: 4, behind: 2) || CountsHeads(context.Slot) && turn.Is(at - 1, "for") && IsBare(turn, number.End);
            yield return new Reading.Found(span, normal, normal, isNamed ? 0.9 : 0.8, isNamed);
            at = number.End - 1;
        }
    }

    private static bool CountsHeads(SlotDefinition slot) => SlotWords.Of(slot).Any(w => w is "guests" or "guest" or "people" or "persons" or "party" or "seats" or "heads");

    /// <summary>Nothing behind it says that it counts something else or is a time of day.</summary>
    private static bool IsBare(SpokenTurn turn, int end) =>
        end >= turn.Count || turn.IsBreak(end) || turn.Is(end, "on", "this", "next", "at", "and", "please", "people", "in", "or", "maybe", "tomorrow", "tonight") || CalendarWords.Weekday(turn, end) is not null;
}
