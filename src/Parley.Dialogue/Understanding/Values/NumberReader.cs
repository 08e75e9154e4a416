using System.Globalization;
using Parley.Flows;
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

            // "The two people we are": the slot's own word beside a number.
            var isNamed = SlotWords.Near(context.Slot, turn, span, before: 4, behind: 2);
            yield return new Reading.Found(span, normal, normal, isNamed ? 0.9 : 0.8, isNamed);
            at = number.End - 1;
        }
    }
}
