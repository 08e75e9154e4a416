using System.Globalization;
using System.Text.RegularExpressions;

namespace Parley.Testing.Speech;

/// <summary>
/// A text as the words one hears: lower case, no punctuation, numbers spelled out, bracketed stage directions dropped. So that
/// "Dr. Smith, 9:30" and "doctor smith nine thirty" are the same.
/// </summary>
public static partial class SpokenWords
{
    private static readonly string[] s_small =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] s_tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly Dictionary<string, string> s_written = new()
    {
        ["mr"] = "mister", ["mrs"] = "missus", ["dr"] = "doctor", ["ok"] = "okay", ["*"] = "star", ["#"] = "pound", ["%"] = "percent",
        ["&"] = "and", ["am"] = "am", ["pm"] = "pm",
    };

    public static IReadOnlyList<string> Of(string text)
    {
        var plain = StageDirection().Replace(text, " ").Replace('’', '\'').ToLowerInvariant();
        plain = DottedLetters().Replace(plain, match => match.Value.Replace(".", "", StringComparison.Ordinal));
        return [.. Word().Matches(plain).SelectMany(match => Spell(match.Value.Replace("'", "", StringComparison.Ordinal)))];
    }

    private static IEnumerable<string> Spell(string word)
    {
        if (word.Length == 0)
            return [];
        if (s_written.TryGetValue(word, out var spoken))
            return [spoken];
        var ordinal = Ordinal().Replace(word, "$1").Replace(",", "", StringComparison.Ordinal);
        return int.TryParse(ordinal, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && ordinal.Length <= 6
            ? Number(number)
            : word.All(char.IsAsciiDigit) ? word.Select(digit => s_small[digit - '0']) : [word];
    }

    private static IEnumerable<string> Number(int number)
    {
        switch (number)
        {
            case < 20:
                return [s_small[number]];
            case < 100:
                return number % 10 == 0 ? [s_tens[number / 10]] : [s_tens[number / 10], s_small[number % 10]];
            case < 1000:
                return [s_small[number / 100], "hundred", .. number % 100 == 0 ? [] : Number(number % 100)];
            default:
                return [.. Number(number / 1000), "thousand", .. number % 1000 == 0 ? [] : Number(number % 1000)];
        }
    }

    [GeneratedRegex(@"\([^)]*\)|\[[^\]]*\]")]
    private static partial Regex StageDirection();

    [GeneratedRegex(@"\b(?:[a-z]\.){2,}")]
    private static partial Regex DottedLetters();

    [GeneratedRegex(@"\d[\d,]*(?:st|nd|rd|th)?|[\p{L}']+|[*#%&]")]
    private static partial Regex Word();

    [GeneratedRegex(@"^([\d,]+)(?:st|nd|rd|th)$")]
    private static partial Regex Ordinal();
}
