using Parley.Guardrails.Spoken;

namespace Parley.Guardrails.Sensitive.Finders;

/// <summary>
/// US social security numbers. Announced ones count whatever their digits, since a misheard digit leaves them just as private;
/// unannounced ones must be grouped three, two, four and lie in a range that was ever issued.
/// </summary>
internal static class SocialSecurityNumbers
{
    private const int Length = 9;

    public static void Find(Reading reading)
    {
        foreach (var window in DigitWindow.Of(reading))
        {
            var (first, last) = (window.FirstToken(reading.Spoken), window.LastToken(reading.Spoken));
            if (reading.KindOf(first, last) == CueKind.Social)
                ClaimAnnounced(reading, window);
            else if (window.Count == Length && IsGrouped(reading.Spoken, window) && IsIssued(reading.Spoken, window) && reading.Before(first).Kind is CueKind.None)
                reading.Claim(SensitiveCategory.SocialSecurityNumber, first, last);
        }
    }

    private static void ClaimAnnounced(Reading reading, DigitWindow window)
    {
        var (first, last) = (window.FirstToken(reading.Spoken), window.LastToken(reading.Spoken));
        if (window.Count is 4 or (>= 8 and <= 10) || (window.Count is > 4 and <= 2 * Length && window.IsCorrected(reading.Spoken)))
        {
            reading.Claim(SensitiveCategory.SocialSecurityNumber, first, last);
            return;
        }

        var number = new DigitWindow(window.First, Length);
        if (window.Count > Length && number.IsWhole(reading.Spoken))
            reading.Claim(SensitiveCategory.SocialSecurityNumber, first, number.LastToken(reading.Spoken));
    }

    /// <summary>Written in three parts, or with "dash" said after the third and the fifth digit.</summary>
    private static bool IsGrouped(SpokenText text, DigitWindow window)
    {
        var symbols = text.Symbols;
        for (var offset = 1; offset < Length; offset++)
        {
            var (before, after) = (symbols[window.First + offset - 1], symbols[window.First + offset]);
            var written = text.Tokens[before.Token].Kind == TokenKind.Digits && text.Tokens[after.Token].Kind == TokenKind.Digits;
            var parted = written ? before.Token != after.Token : after.Token - before.Token > 1;
            if (parted != (offset is 3 or 5))
                return false;
        }

        return true;
    }

    private static bool IsIssued(SpokenText text, DigitWindow window)
    {
        Span<char> digits = stackalloc char[Length];
        window.CopyTo(text, digits);
        return !digits.StartsWith("000") && !digits.StartsWith("666") && digits[0] != '9' && !digits[3..5].SequenceEqual("00") && !digits[5..].SequenceEqual("0000");
    }
}
