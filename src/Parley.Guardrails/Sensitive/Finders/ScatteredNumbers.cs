using Parley.Guardrails.Spoken;

namespace Parley.Guardrails.Sensitive.Finders;

/// <summary>
/// Numbers said in groups with whatever else between them: "four one one one, you ready? one one ...". No list of what people say there is whole, so the groups
/// tell by their sizes and, where the number has one, by its check.
/// </summary>
internal static class ScatteredNumbers
{
    private const int FarthestApart = 6;
    private const int MostGroups = 8;
    private const int MostDigits = 24;

    public static void Find(Reading reading)
    {
        var windows = DigitWindow.Of(reading);
        for (var first = 0; first < windows.Count; first++)
        {
            if (!IsGroup(reading, windows[first]))
                continue;
            var kind = reading.KindOf(windows[first].FirstToken(reading.Spoken), windows[first].LastToken(reading.Spoken));
            for (var last = first + 1; last < windows.Count && last - first < MostGroups && IsGroup(reading, windows[last]) && IsNear(reading.Spoken, windows[last - 1], windows[last]); last++)
                if (Category(reading, windows, first, last, kind) is { } category
                    && reading.Claim(category, windows[first].FirstToken(reading.Spoken), windows[last].LastToken(reading.Spoken)))
                {
                    first = last;
                    break;
                }
        }
    }

    private static SensitiveCategory? Category(Reading reading, List<DigitWindow> windows, int first, int last, CueKind kind)
    {
        // Words for something else stand between two numbers, not between the groups of one.
        if (reading.Announces(windows[first].LastToken(reading.Spoken), windows[last].FirstToken(reading.Spoken)))
            return null;
        Span<char> digits = stackalloc char[MostDigits];
        var count = 0;
        for (var at = first; at <= last; at++)
        {
            if (count + windows[at].Count > MostDigits)
                return null;
            windows[at].CopyTo(reading.Spoken, digits[count..]);
            count += windows[at].Count;
        }

        var isAboutCard = kind == CueKind.Card || reading.Has(CueKind.Card) || reading.Asked == CueKind.Card;
        var isFour = Are(windows, first, last, static size => size % 4 == 0) || (count == 15 && windows[first].Count is 4 or 10);
        if (kind != CueKind.Benign && CardNumberRule.Holds(digits[..count]) && (isFour || kind == CueKind.Card))
            return SensitiveCategory.CardNumber;
        if (kind == CueKind.Card && count == 16 && isFour)
            return SensitiveCategory.CardNumber;
        if (isAboutCard && count is > 16 and <= 20 && isFour && reading.Spoken.IsTakenBackWithin(windows[first].LastToken(reading.Spoken), windows[last].FirstToken(reading.Spoken)))
            return SensitiveCategory.CardNumber;
        if (kind == CueKind.Social && count == 9 && windows[first].Count is 3 or 5 && windows[last].Count is 4 or 6)
            return SensitiveCategory.SocialSecurityNumber;
        var isSized = windows[first].Count is 3 or 6 && windows[last].Count is 4 or 7;
        return kind is CueKind.None or CueKind.Phone && isSized && PhoneNumbers.IsNational(digits[..count]) && !reading.IsOurs(windows[first].FirstToken(reading.Spoken), windows[last].LastToken(reading.Spoken))
            ? SensitiveCategory.Phone
            : null;
    }

    private static bool Are(List<DigitWindow> windows, int first, int last, Func<int, bool> fits)
    {
        for (var at = first; at <= last; at++)
            if (!fits(windows[at].Count))
                return false;
        return true;
    }

    /// <summary>Neither an amount nor one of a single digit, which words like "that one" say too.</summary>
    private static bool IsGroup(Reading reading, DigitWindow window) =>
        window.Count is > 1 and <= 16 && !Quantities.IsOne(reading.Spoken, window.FirstToken(reading.Spoken), window.LastToken(reading.Spoken));

    private static bool IsNear(SpokenText text, DigitWindow one, DigitWindow next)
    {
        var between = 0;
        for (var at = one.LastToken(text) + 1; at < next.FirstToken(text); at++)
            between += text.Tokens[at].Kind == TokenKind.Mark ? 0 : 1;
        return between <= FarthestApart;
    }
}
