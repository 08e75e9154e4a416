using System.Globalization;

namespace Parley.Tools.Canonical;

/// <summary>
/// One spelling for one number: the significant digits as a whole number and a power of ten, <c>125e-1</c> for 12.50; whole numbers of
/// ordinary size as they are. Exact at any length.
/// </summary>
internal static class CanonicalNumber
{
    private const int MostZeros = 20;

    /// <param name="json">A JSON number (RFC 8259 section 6).</param>
    public static string Of(string json)
    {
        var isNegative = json[0] == '-';
        var (mantissa, exponent) = Split(json.AsSpan(isNegative ? 1 : 0));
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        var trimmed = digits.TrimEnd('0');
        if (trimmed.Length == 0)
            return "0";
        // Exponents beyond 32 bits are written by nobody but fuzzers; then the spelling as it is serves as well.
        if (exponent is not { } power)
            return json;
        power += digits.Length - trimmed.Length - (point < 0 ? 0 : mantissa.Length - point - 1);
        var sign = isNegative ? "-" : "";
        return power switch
        {
            0 => sign + trimmed,
            > 0 and <= MostZeros => sign + trimmed + new string('0', (int)power),
            _ => string.Create(CultureInfo.InvariantCulture, $"{sign}{trimmed}e{power}"),
        };
    }

    private static (string Mantissa, long? Exponent) Split(ReadOnlySpan<char> number)
    {
        var e = number.IndexOfAny('e', 'E');
        if (e < 0)
            return (number.ToString(), 0);
        return (number[..e].ToString(), int.TryParse(number[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent) ? exponent : null);
    }
}
