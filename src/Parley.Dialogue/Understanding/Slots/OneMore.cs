using Parley.Flows;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Slots;

/// <summary>
/// "Where are my orders 10496 and 10504": a flow holds one value of each kind, so the second is a wish of its own, and neither dropped nor taken for
/// another slot's. Only of numbers that prove themselves by a check digit: "10496 and 62704" are an order and a zip code.
/// </summary>
internal static class OneMore
{
    private static readonly string[] Links = ["and", "also", "then", "order", "orders", "number", "numbers", "the", "one", "with", "plus", "as", "well", "another"];

    public static IReadOnlyList<Claim> Of(IReadOnlyList<Claim> claims, SpokenTurn turn)
    {
        List<Claim> more = [];
        foreach (var of in claims.Where(c => c.Slot is { Type: SlotType.Identifier, CheckDigit: not null }).GroupBy(c => c.Slot.Name))
        {
            Claim? last = null;
            foreach (var claim in of.OrderBy(c => c.Span.Start).ThenByDescending(c => c.Span.Length))
            {
                if (last is not null && !IsSame(claim, last) && Follows(turn, last.Span, claim.Span))
                    more.Add(claim);
                if (last is null || claim.Span.Start >= last.Span.End)
                    last = claim;
            }
        }

        return more;
    }

    /// <summary>The turn's words without them and without what links them to the one before.</summary>
    public static string Rest(SpokenTurn turn, IEnumerable<TokenSpan> more)
    {
        var kept = Enumerable.Range(0, turn.Count).ToList();
        foreach (var span in more)
        {
            var from = span.Start;
            while (turn.Is(from - 1, Links))
                from--;
            kept.RemoveAll(at => from <= at && at < span.End);
        }

        return string.Concat(kept.Select((at, i) => (i == 0 ? "" : turn.Gap(at)) + turn.Tokens[at].Original)).Trim();
    }

    /// <summary>"SO10496" and "10496" are one number.</summary>
    private static bool IsSame(Claim one, Claim other) =>
        one.Reading.Normal.EndsWith(other.Reading.Normal, StringComparison.Ordinal) || other.Reading.Normal.EndsWith(one.Reading.Normal, StringComparison.Ordinal);

    private static bool Follows(SpokenTurn turn, TokenSpan first, TokenSpan then) =>
        first.End <= then.Start && Enumerable.Range(first.End, then.Start - first.End).All(at => turn.Is(at, Links));
}
