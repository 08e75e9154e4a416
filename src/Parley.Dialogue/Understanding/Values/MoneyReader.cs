using Parley.Flows;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Values;

/// <summary>"$12.50", "twelve dollars and fifty cents", "twenty bucks"; where no currency is said, the region's.</summary>
internal sealed class MoneyReader : IValueReader
{
    public SlotType Type => SlotType.Money;

    public IEnumerable<Reading> Read(ReadingContext context)
    {
        var turn = context.Turn;
        for (var at = 0; at < turn.Count; at++)
        {
            if (Amount(context, at) is not { } amount)
                continue;
            var (value, currency, isNamed) = amount.Value;
            var confidence = IsRate(turn, amount.End) ? 0.6 : isNamed ? 0.95 : 0.7;
            yield return new Reading.Found(new TokenSpan(at, amount.End), currency.Normal(value), currency.Spoken(value), confidence, isNamed);
            at = amount.End - 1;
        }
    }

    private static Reach<(decimal Value, Currency Currency, bool IsNamed)>? Amount(ReadingContext context, int at)
    {
        var turn = context.Turn;
        var before = Currency.Named(turn[at]);
        var start = before is null ? at : at + 1;
        if (Thousands(turn, start) is { } thousands)
            return new((thousands.Value, before ?? Currency.Named(turn[thousands.End]) ?? Currency.Of(context.Region), true), Currency.Named(turn[thousands.End]) is null ? thousands.End : thousands.End + 1);
        if (NumberWords.Any(turn, start) is not { } number || (turn[start] is "a" && turn[start + 1] is not ("hundred" or "thousand" or "dozen" or "couple")) || number.Value < 0)
            return null;
        var behind = Currency.Named(turn[number.End]);
        if (Currency.IsMinor(turn[number.End]))
            return new((number.Value / 100, Currency.Of(context.Region), true), number.End + 1);
        var currency = before ?? behind ?? Currency.Of(context.Region);
        if (behind is null)
            return new(Colloquial(context, number, before is not null, currency), Pence(turn, number)?.End ?? number.End);

        // "twelve dollars (and) fifty (cents)"
        var rest = turn[number.End + 1] is "and" ? number.End + 2 : number.End + 1;
        return NumberWords.Between(turn, rest, 1, 99) is { } minor && Currency.IsMinor(turn[minor.End])
            ? new((number.Value + minor.Value / 100m, currency, true), minor.End + 1)
            : new((number.Value, currency, true), number.End + 1);
    }

    /// <summary>"three k", "a grand", "two and a half grand".</summary>
    private static Reach<decimal>? Thousands(SpokenTurn turn, int at)
    {
        if (turn[at] is "a" && turn[at + 1] is "grand")
            return new Reach<decimal>(1000, at + 2);
        return NumberWords.Any(turn, at) is { Value: > 0 and < 1000 } number && turn.Is(number.End, "k", "grand") ? new Reach<decimal>(number.Value * 1000, number.End + 1) : null;
    }

    /// <summary>"Fifteen dollars a plate": a whole is meant where one is said as well.</summary>
    private static bool IsRate(SpokenTurn turn, int end) =>
        turn.Is(end, "a", "per", "each") && turn.Is(end + 1, "plate", "head", "person", "guest", "piece", "kid", "child", "hour", "week", "month") || turn.Is(end, "each", "apiece");

    /// <summary>"twelve fifty", "eight seventy five": what follows the whole number.</summary>
    private static Reach<int>? Pence(SpokenTurn turn, Reach<decimal> number) =>
        number.Value is >= 1 and < 1000 && !turn.IsBreak(number.End) && NumberWords.TensNumber(turn[number.End]) is not null
        && NumberWords.Between(turn, number.End, 20, 99) is { } rest && NumberWords.SmallNumber(turn[rest.End]) is null ? rest : null;

    /// <summary>"Nine fifty" is a price; of a budget it is nine hundred and fifty.</summary>
    private static (decimal, Currency, bool) Colloquial(ReadingContext context, Reach<decimal> number, bool isNamed, Currency currency)
    {
        if (Pence(context.Turn, number) is not { Value: var rest })
            return (number.Value, currency, isNamed);
        return (SlotWords.Of(context.Slot).Any(w => w is "budget" or "limit" or "income" or "salary" or "rent" or "deposit") ? number.Value * 100 + rest : number.Value + rest / 100m, currency, isNamed);
    }
}
