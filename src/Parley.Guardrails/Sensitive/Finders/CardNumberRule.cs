namespace Parley.Guardrails.Sensitive.Finders;

/// <summary>Issuer prefixes and lengths of payment cards, and the check digit (ISO/IEC 7812-1, annex B).</summary>
internal static class CardNumberRule
{
    public const int Shortest = 13;
    public const int Longest = 19;

    public static bool Holds(ReadOnlySpan<char> digits) =>
        digits.Length is >= Shortest and <= Longest && HasIssuerLength(digits) && HasCheckDigit(digits);

    private static bool HasIssuerLength(ReadOnlySpan<char> digits)
    {
        var length = digits.Length;
        var four = int.Parse(digits[..4], System.Globalization.CultureInfo.InvariantCulture);
        return four switch
        {
            >= 4000 and <= 4999 => length is 13 or 16 or 19,
            >= 5100 and <= 5599 or >= 2221 and <= 2720 => length == 16,
            >= 3400 and <= 3499 or >= 3700 and <= 3799 => length == 15,
            >= 3000 and <= 3059 or >= 3800 and <= 3999 => length is 14 or 16,
            >= 3600 and <= 3699 => length is >= 14 and <= 19,
            >= 3528 and <= 3589 => length is >= 16 and <= 19,
            6011 or >= 6440 and <= 6599 => length is >= 16 and <= 19,
            >= 6200 and <= 6299 => length is >= 16 and <= 19,
            5018 or 5020 or 5038 or 5893 or 6304 or 6759 or 6761 or 6762 or 6763 => length is >= 16 and <= 19,
            _ => false,
        };
    }

    /// <summary>Luhn: from the right, every second digit counts double.</summary>
    private static bool HasCheckDigit(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var index = 0; index < digits.Length; index++)
        {
            var digit = digits[^(index + 1)] - '0';
            if (index % 2 == 1)
                digit = digit > 4 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }

        return sum % 10 == 0;
    }
}
