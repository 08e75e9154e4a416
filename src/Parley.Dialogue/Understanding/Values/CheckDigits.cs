namespace Parley.Understanding.Values;

/// <summary>Check digits over a normal form (letters and digits, upper case).</summary>
internal static class CheckDigits
{
    /// <summary>Whether the value fits the scheme; true where there is none.</summary>
    public static bool Holds(string? scheme, string value) => scheme switch
    {
        "luhn" => Luhn(value),
        "mod11" => Mod11(value),
        "mod97" => Mod97(value),
        _ => true,
    };

    /// <summary>ISO/IEC 7812-1, annex B.</summary>
    private static bool Luhn(string value)
    {
        var digits = value.Where(char.IsAsciiDigit).Select(c => c - '0').Reverse().ToArray();
        return digits.Length > 1 && digits.Select((d, i) => i % 2 == 0 ? d : d * 2 > 9 ? d * 2 - 9 : d * 2).Sum() % 10 == 0;
    }

    /// <summary>Weights 2, 3, 4... from the right as in ISBN-10 and the NHS number; X stands for 10.</summary>
    private static bool Mod11(string value)
    {
        var digits = value.Where(c => char.IsAsciiDigit(c) || c is 'X').Select(c => c is 'X' ? 10 : c - '0').Reverse().ToArray();
        return digits.Length > 1 && digits.Select((d, i) => d * (i + 1)).Sum() % 11 == 0;
    }

    /// <summary>ISO 7064 as in IBAN (ISO 13616): country and check digits moved behind, letters as 10 to 35, remainder 1.</summary>
    private static bool Mod97(string value)
    {
        var isIban = value.Length > 4 && char.IsAsciiLetter(value[0]) && char.IsAsciiLetter(value[1]);
        var remainder = 0;
        foreach (var c in isIban ? value[4..] + value[..4] : value)
            remainder = char.IsAsciiDigit(c) ? (remainder * 10 + (c - '0')) % 97
                : char.IsAsciiLetterUpper(c) ? (remainder * 100 + (c - 'A' + 10)) % 97
                : remainder;
        return value.Length > 2 && remainder == 1;
    }
}
