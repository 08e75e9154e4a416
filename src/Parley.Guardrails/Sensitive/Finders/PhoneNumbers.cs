using Parley.Guardrails.Spoken;

namespace Parley.Guardrails.Sensitive.Finders;

/// <summary>
/// Phone numbers of people: ten digits of the North American plan anywhere, others where words or a plus announce them. A business's own
/// number and toll-free ones are public.
/// </summary>
internal static class PhoneNumbers
{
    private const int National = 10;
    private const int Local = 7;
    private const int LongestInternational = 15;

    public static void Find(Reading reading)
    {
        foreach (var window in DigitWindow.Of(reading))
            FindIn(reading, window);
    }

    private static void FindIn(Reading reading, DigitWindow window)
    {
        if (window.Count < Local)
            return;
        var text = reading.Spoken;
        var (first, last) = (window.FirstToken(text), window.LastToken(text));
        var kind = reading.KindOf(first, last);
        var plus = text.IsMark(first - 1, '+') || text.Is(first - 1, "plus");
        if (kind is CueKind.Benign && !plus || Quantities.IsOne(text, first, last) || IsTollFree(text, window) || (reading.IsOurs(first, last) && reading.Asked != CueKind.Phone))
            return;
        if (ClaimCorrected(reading, window, kind))
            return;
        if (plus && window.Count is >= 8 and <= LongestInternational)
            reading.Claim(SensitiveCategory.Phone, first - 1, last);
        else if (IsNational(text, window))
            reading.Claim(SensitiveCategory.Phone, text.Is(first - 1, "code") && text.Is(first - 2, "area") ? first - 2 : first, last);
        else if (kind == CueKind.Phone && window.Count is >= Local and <= LongestInternational && !IsLiteralLong(text, window))
            reading.Claim(SensitiveCategory.Phone, first, last);
        else if (window.Count > National + 1)
            FindPart(reading, window);
    }

    private static bool ClaimCorrected(Reading reading, DigitWindow window, CueKind kind)
    {
        if (window.Count is <= Local or > 2 * National || !window.IsCorrected(reading.Spoken))
            return false;
        return (window.ComesTo(reading.Spoken, IsNational) || (kind == CueKind.Phone && window.Count >= National))
            && reading.Claim(SensitiveCategory.Phone, window.FirstToken(reading.Spoken), window.LastToken(reading.Spoken));
    }

    /// <summary>Ten digits after an age, or two numbers in one breath.</summary>
    private static void FindPart(Reading reading, DigitWindow window)
    {
        for (var offset = 0; offset + National <= window.Count; offset++)
        {
            var part = new DigitWindow(window.First + offset, National);
            if (part.IsWhole(reading.Spoken) && IsNational(reading.Spoken, part)
                && reading.Claim(SensitiveCategory.Phone, part.FirstToken(reading.Spoken), part.LastToken(reading.Spoken)))
                offset += National - 1;
        }
    }

    /// <summary>Area and exchange begin with 2 to 9, and neither is a service code such as 911.</summary>
    private static bool IsNational(SpokenText text, DigitWindow window)
    {
        if (window.Count is < National or > National + 1)
            return false;
        Span<char> digits = stackalloc char[National + 1];
        window.CopyTo(text, digits);
        return IsNational(digits[..window.Count]);
    }

    internal static bool IsNational(ReadOnlySpan<char> digits)
    {
        if (digits.Length == National + 1 && digits[0] == '1')
            digits = digits[1..];
        return digits.Length == National && digits[0] is >= '2' and <= '9' && !digits[1..].StartsWith("11") && digits[3] is >= '2' and <= '9';
    }

    private static bool IsTollFree(SpokenText text, DigitWindow window)
    {
        var at = window.First + (window.Count == National + 1 && text.Symbols[window.First].Value == '1' ? 1 : 0);
        return (window.Last - at + 1 == National && text.Symbols[at].Value == '8' && text.Symbols[at + 1].Value == text.Symbols[at + 2].Value
            && text.Symbols[at + 1].Value is '0' or '3' or '4' or '5' or '6' or '7' or '8');
    }

    private static bool IsLiteralLong(SpokenText text, DigitWindow window) => text.Tokens[window.FirstToken(text)].Length > 13;
}
