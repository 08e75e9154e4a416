namespace Parley.Guardrails.Sensitive.Finders;

/// <summary>
/// Payment card numbers: by issuer and check digit anywhere; in words about a card also numbers that a misheard digit spoiled, and the
/// larger part of one. The last four digits alone are not one (PCI DSS allows to show them).
/// </summary>
internal static class CardNumbers
{
    private const int LargerPart = 8;
    private const int SpoiledShortest = 12;
    private const int NearCue = 9;

    private static readonly int[] Lengths = [16, 15, 14, 19, 13];

    public static void Find(Reading reading)
    {
        foreach (var window in DigitWindow.Of(reading))
            if (window.Count >= CardNumberRule.Shortest)
                FindIn(reading, window);
    }

    /// <summary>The larger part of a number: after what was said in groups was put together.</summary>
    public static void FindParts(Reading reading)
    {
        foreach (var window in DigitWindow.Of(reading))
            if (window.Count is >= LargerPart and < CardNumberRule.Shortest && KindOf(reading, window) == CueKind.Card && (IsNear(reading, window) || reading.Asked == CueKind.Card))
                reading.Claim(SensitiveCategory.CardNumber, window.FirstToken(reading.Spoken), window.LastToken(reading.Spoken));
    }

    private static void FindIn(Reading reading, DigitWindow window)
    {
        var kind = KindOf(reading, window);
        if (ClaimCorrected(reading, window, kind) || Claim(reading, window) || ClaimPart(reading, window, kind))
            return;
        if (kind == CueKind.Card && window.Count is >= SpoiledShortest and <= CardNumberRule.Longest)
            reading.Claim(SensitiveCategory.CardNumber, window.FirstToken(reading.Spoken), window.LastToken(reading.Spoken));
    }

    private static CueKind KindOf(Reading reading, DigitWindow window) => reading.KindOf(window.FirstToken(reading.Spoken), window.LastToken(reading.Spoken));

    /// <summary>"..., no wait, ...": in words about a card all of it; else where it comes to a card number without what was taken back.</summary>
    private static bool ClaimCorrected(Reading reading, DigitWindow window, CueKind kind)
    {
        if (!window.IsCorrected(reading.Spoken))
            return false;
        var aboutCard = kind == CueKind.Card || (kind != CueKind.Benign && (reading.Has(CueKind.Card) || reading.Asked == CueKind.Card));
        return (aboutCard || window.ComesTo(reading.Spoken, CardNumberRule.Holds))
            && reading.Claim(SensitiveCategory.CardNumber, window.FirstToken(reading.Spoken), window.LastToken(reading.Spoken));
    }

    /// <summary>A card number with an expiry, a code or another number said right before or after it.</summary>
    private static bool ClaimPart(Reading reading, DigitWindow window, CueKind kind)
    {
        var aboutCard = kind == CueKind.Card || reading.Has(CueKind.Card) || reading.Asked == CueKind.Card;
        if (kind == CueKind.Benign && !aboutCard)
            return false;
        foreach (var length in Lengths)
            for (var offset = 0; offset + length <= window.Count; offset++)
            {
                var rest = window.Count - length;
                if (!aboutCard && (rest > LargerPart || (offset > 0 && offset < rest)))
                    continue;
                var part = new DigitWindow(window.First + offset, length);
                if (part.IsWhole(reading.Spoken) && Claim(reading, part))
                    return true;
            }

        return false;
    }

    private static bool Claim(Reading reading, DigitWindow window)
    {
        if (window.Count > CardNumberRule.Longest || IsInternational(reading, window))
            return false;
        Span<char> digits = stackalloc char[CardNumberRule.Longest];
        window.CopyTo(reading.Spoken, digits);
        return CardNumberRule.Holds(digits[..window.Count])
            && reading.Claim(SensitiveCategory.CardNumber, window.FirstToken(reading.Spoken), window.LastToken(reading.Spoken));
    }

    /// <summary>"+49 151 ..." has the form of a card number and is none (E.164: fifteen digits at most).</summary>
    private static bool IsInternational(Reading reading, DigitWindow window)
    {
        const int Longest = 15;
        var first = window.FirstToken(reading.Spoken);
        return window.Count <= Longest && (reading.Spoken.IsMark(first - 1, '+') || reading.Spoken.Is(first - 1, "plus"));
    }

    private static bool IsNear(Reading reading, DigitWindow window) =>
        reading.IsCueJustBefore(window.FirstToken(reading.Spoken), CueKind.Card, NearCue)
        && !reading.Spoken.Is(window.FirstToken(reading.Spoken) - 1, "on");
}
