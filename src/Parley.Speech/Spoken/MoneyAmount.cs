using System.Globalization;
using System.Text.RegularExpressions;

namespace Parley.Speech.Spoken;

/// <summary>Dollar amounts: "$5", "$1,200", "$12.50".</summary>
internal static partial class MoneyAmount
{
    /// <param name="word">The bare word, without punctuation around it.</param>
    /// <param name="beforeScale">Whether "million" or the like is the next word, which then carries the currency.</param>
    /// <returns>Null when it is no amount.</returns>
    public static string? Read(string word, bool beforeScale)
    {
        var match = Pattern().Match(word);
        if (!match.Success
            || !long.TryParse(match.Groups["whole"].Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var whole)
            || whole > 999_999_999_999)
            return null;
        var fraction = match.Groups["cents"].Value;
        if (beforeScale)
            return fraction.Length == 0 ? NumberWords.Cardinal(whole) : $"{NumberWords.Cardinal(whole)} point {NumberWords.Digits(fraction)}";
        var cents = fraction.Length == 2 ? int.Parse(fraction, CultureInfo.InvariantCulture) : 0;
        var dollars = Count(whole, "dollar");
        return (whole, cents) switch
        {
            (_, 0) => dollars,
            (0, _) => Count(cents, "cent"),
            _ => $"{dollars} and {Count(cents, "cent")}",
        };
    }

    public static bool IsScale(string word) => word is "thousand" or "million" or "billion";

    private static string Count(long number, string unit) => $"{NumberWords.Cardinal(number)} {unit}{(number == 1 ? "" : "s")}";

    [GeneratedRegex(@"^\$(?<whole>\d[\d,]*)(?:\.(?<cents>\d{1,2}))?$")]
    private static partial Regex Pattern();
}
