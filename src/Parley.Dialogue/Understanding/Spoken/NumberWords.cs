using System.Collections.Frozen;
using System.Globalization;

namespace Parley.Understanding.Spoken;

/// <summary>Numbers as they are said or written: "a hundred and twenty", "two and a half", "twenty-third", "1,200", "3rd".</summary>
internal static class NumberWords
{
    private const decimal Largest = 1_000_000_000_000m;

    private static readonly FrozenDictionary<string, int> Small = Numbered(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 0, 1);

    private static readonly FrozenDictionary<string, int> Tens = Numbered("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10);

    private static readonly FrozenDictionary<string, int> SmallOrdinals = Numbered(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth " +
        "eighteenth nineteenth twentieth", 1, 1);

    private static readonly FrozenDictionary<string, decimal> Scales = new Dictionary<string, decimal>
    {
        ["thousand"] = 1_000, ["million"] = 1_000_000, ["billion"] = 1_000_000_000,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private enum Part
    {
        None,
        Digits,
        Unit,
        Tens,
        Hundred,
        Scale,
    }

    public static int? SmallNumber(string word) => Small.TryGetValue(word, out var value) ? value : null;

    public static int? TensNumber(string word) => word is "fourty" ? 40 : Tens.TryGetValue(word, out var value) ? value : null;

    public static bool IsNumber(string word) =>
        Small.ContainsKey(word) || TensNumber(word) is not null || word is "hundred" || Scales.ContainsKey(word) || (word.Length > 0 && char.IsAsciiDigit(word[0]));

    /// <summary>A whole number that begins here.</summary>
    public static Reach<decimal>? Whole(SpokenTurn turn, int at)
    {
        if (Collective(turn, at) is { } collective)
            return collective;
        var (total, current, last, i) = (0m, 0m, Part.None, at);
        for (; i < turn.Count && (i == at || !turn.IsBreak(i)); i++)
        {
            var word = turn[i];
            if (Written(word) is { } digits && last is Part.None or Part.Scale && digits < Largest)
                (current, last) = (current + digits, Part.Digits);
            else if (Small.TryGetValue(word, out var small) && last is Part.None or Part.Hundred or Part.Scale or Part.Tens && (last is not Part.Tens || small is > 0 and < 10))
                (current, last) = (current + small, Part.Unit);
            else if (TensNumber(word) is { } tens && last is Part.None or Part.Hundred or Part.Scale)
                (current, last) = (current + tens, Part.Tens);
            else if (word is "a" && last is Part.None && (turn[i + 1] is "hundred" || Scales.ContainsKey(turn[i + 1])))
                (current, last) = (1, Part.Unit);
            else if (word is "hundred" && last is Part.Unit or Part.Digits or Part.Tens && current is > 0 and < 100)
                (current, last) = (current * 100, Part.Hundred);
            else if (Scales.TryGetValue(word, out var scale) && last is not (Part.None or Part.Scale) && current * scale < Largest)
                (total, current, last) = (total + current * scale, 0, Part.Scale);
            else if (word is not ("and" or "n") || last is not (Part.Hundred or Part.Scale) || !(Small.ContainsKey(turn[i + 1]) || TensNumber(turn[i + 1]) is not null))
                break;
        }

        return last is Part.None ? null : new Reach<decimal>(total + current, i);
    }

    /// <summary>A number with what may stand around it: "minus five", "one point five", "two and a half".</summary>
    public static Reach<decimal>? Any(SpokenTurn turn, int at)
    {
        if (turn.Is(at, "minus", "negative") && Any(turn, at + 1) is { } opposite)
            return opposite with { Value = -opposite.Value };
        if (turn.Has(at, "half a") && turn[at + 2] is "dozen")
            return new Reach<decimal>(6, at + 3);
        if (Fractional(turn[at]) is { } written)
            return new Reach<decimal>(written, at + 1);
        if (Whole(turn, at) is not { } whole)
            return null;
        if (turn[whole.End] is "point" && Digits(turn, whole.End + 1) is { Value.Length: > 0 } behind)
            return new Reach<decimal>(decimal.Parse($"{whole.Value}.{behind.Value}", CultureInfo.InvariantCulture), behind.End);
        if (turn[whole.End] is "dozen" && whole.Value < 1000)
            return new Reach<decimal>(whole.Value * 12, whole.End + 1);
        if (turn.Has(whole.End, "and a half") && turn[whole.End - 1] is "dozen")
            return new Reach<decimal>(whole.Value + 6, whole.End + 3);
        if (turn.Has(whole.End, "and a half"))
            return Scaled(turn, new Reach<decimal>(whole.Value + 0.5m, whole.End + 3));
        return turn.Has(whole.End, "and a quarter") ? new Reach<decimal>(whole.Value + 0.25m, whole.End + 3) : whole;
    }

    /// <summary>A whole number that fits, or null.</summary>
    public static Reach<int>? Between(SpokenTurn turn, int at, int least, int most) =>
        Whole(turn, at) is { } whole && whole.Value >= least && whole.Value <= most ? new Reach<int>((int)whole.Value, whole.End) : null;

    /// <summary>"third", "twenty third", "3rd", up to 99.</summary>
    public static Reach<int>? Ordinal(SpokenTurn turn, int at)
    {
        var word = turn[at];
        if (word.Length is > 2 and < 5 && char.IsAsciiDigit(word[0]) && int.TryParse(word[..^2], NumberStyles.None, CultureInfo.InvariantCulture, out var written) && !char.IsAsciiDigit(word[^1]))
            return new Reach<int>(written, at + 1);
        if (SmallOrdinals.TryGetValue(word, out var small))
            return new Reach<int>(small, at + 1);
        if (word is "thirtieth")
            return new Reach<int>(30, at + 1);
        return TensNumber(word) is { } tens && SmallOrdinals.TryGetValue(turn[at + 1], out var unit) && unit < 10 ? new Reach<int>(tens + unit, at + 2) : null;
    }

    /// <summary>"Two and a half thousand".</summary>
    private static Reach<decimal> Scaled(SpokenTurn turn, Reach<decimal> number) =>
        turn[number.End] is "hundred" ? new Reach<decimal>(number.Value * 100, number.End + 1)
            : Scales.TryGetValue(turn[number.End], out var scale) ? new Reach<decimal>(number.Value * scale, number.End + 1) : number;

    private static Reach<decimal>? Collective(SpokenTurn turn, int at)
    {
        var behindArticle = turn.Is(at, "a", "one") ? at + 1 : at;
        return turn[behindArticle] switch
        {
            "couple" => Scaled(turn, new Reach<decimal>(2, turn[behindArticle + 1] is "of" ? behindArticle + 2 : behindArticle + 1)),
            "dozen" => new Reach<decimal>(12, behindArticle + 1),
            _ => null,
        };
    }

    private static Reach<string> Digits(SpokenTurn turn, int at)
    {
        var digits = "";
        for (; digits.Length < 6 && (Small.TryGetValue(turn[at], out var value) && value < 10 || turn[at] is [>= '0' and <= '9'] && int.TryParse(turn[at], out value)); at++)
            digits += value.ToString(CultureInfo.InvariantCulture);
        return new Reach<string>(digits, at);
    }

    /// <summary>"1,200" and "25", but no "3:30" and no "3.5".</summary>
    private static decimal? Written(string word) =>
        word.Length is > 0 and < 16 && char.IsAsciiDigit(word[0])
        && decimal.TryParse(word, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static decimal? Fractional(string word) =>
        word.Length is > 2 and < 16 && char.IsAsciiDigit(word[0]) && word.Count(c => c is '.') == 1
        && decimal.TryParse(word, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static FrozenDictionary<string, int> Numbered(string words, int first, int step) =>
        words.Split(' ').Select((word, index) => (word, Value: first + index * step)).ToFrozenDictionary(w => w.word, w => w.Value, StringComparer.Ordinal);
}
