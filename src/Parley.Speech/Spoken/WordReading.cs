using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Parley.Speech.Spoken;

/// <summary>How one written word is said.</summary>
internal static partial class WordReading
{
    private static readonly Dictionary<string, string> s_abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Dr."] = "doctor", ["Mr."] = "mister", ["Mrs."] = "missus", ["Ms."] = "miz", ["Prof."] = "professor", ["Ave."] = "avenue",
        ["Blvd."] = "boulevard", ["Rd."] = "road", ["Apt."] = "apartment", ["Ste."] = "suite", ["e.g."] = "for example",
        ["i.e."] = "that is", ["etc."] = "et cetera", ["vs."] = "versus", ["approx."] = "approximately", ["min."] = "minutes",
        ["hrs."] = "hours", ["appt."] = "appointment", ["dept."] = "department", ["24/7"] = "twenty four seven", ["&"] = "and",
        ["+"] = "plus", ["="] = "equals", ["%"] = "percent", ["w/"] = "with",
    };

    /// <returns>Tokens of letters, digits, apostrophes and trailing punctuation; empty when there is nothing to say.</returns>
    public static string Read(string written, WordContext context)
    {
        if (context is { Previous: not "", Next: "" or not [>= 'A' and <= 'Z', ..] } && written is "Dr." or "Dr.," && char.IsUpper(context.Previous[0]))
            return "drive" + written[3..]; // "Main Dr." is a street, "Dr. Main" a person
        if (s_abbreviations.TryGetValue(written, out var whole))
            return context.Next.Length == 0 ? whole + "." : whole;
        var bare = Bare().Match(written);
        if (!bare.Success)
            return "";
        var pause = Pause(written[(bare.Index + bare.Length)..]);
        return ReadBare(bare.Value, context) + pause;
    }

    private static string ReadBare(string bare, WordContext context)
    {
        var next = context.Next.Trim('.', ',', '?', '!', ';', ')').ToLowerInvariant();
        if (context.InTelephoneNumber)
            return string.Join(", ", bare.Split('-', '.', ')').Where(group => group.Any(char.IsAsciiDigit)).Select(NumberWords.Digits));
        if (ClockTime.IsHalfOfDay(bare) && context.Previous.Any(char.IsAsciiDigit))
            return ClockTime.HalfOfDay(bare);
        if (context.Previous.StartsWith('$') && MoneyAmount.IsScale(bare))
            return bare + " dollars";
        return ClockTime.Read(bare, ClockTime.IsHalfOfDay(next))
            ?? MoneyAmount.Read(bare, MoneyAmount.IsScale(next))
            ?? InternetAddress.Read(bare)
            ?? ReadRange(bare, next)
            ?? ReadNumber(bare)
            ?? Plain(bare);
    }

    private static string? ReadRange(string bare, string next)
    {
        var match = RangePattern().Match(bare);
        if (!match.Success)
            return null;
        var (from, to) = (match.Groups[1].Value, match.Groups[2].Value);
        var from1 = ClockTime.Read(from, beforeHalfOfDay: true) ?? ReadNumber(from) ?? from;
        return $"{from1} to {ClockTime.Read(to, ClockTime.IsHalfOfDay(next)) ?? ReadNumber(to) ?? to}";
    }

    private static string? ReadNumber(string bare)
    {
        var match = NumberPattern().Match(bare);
        if (!match.Success)
            return null;
        var whole = match.Groups["whole"].Value;
        var percent = match.Groups["percent"].Success ? " percent" : "";
        var fraction = match.Groups["fraction"] is { Success: true } digits ? " point " + NumberWords.Digits(digits.Value) : "";
        var sign = bare[0] == '-' ? "minus " : "";
        if (!whole.Contains(',', StringComparison.Ordinal) && (whole.Length >= 5 || (whole.Length > 1 && whole[0] == '0')))
            return sign + NumberWords.Digits(whole) + fraction + percent; // a code, an account: nobody says it as one number
        var plain = whole.Replace(",", "", StringComparison.Ordinal);
        if (plain.Length > 12)
            return NumberWords.Digits(plain);
        // Bare numbers of up to four digits are left to the engine, which knows years.
        return fraction.Length + percent.Length + sign.Length == 0 && plain.Length == whole.Length
            ? plain
            : sign + NumberWords.Cardinal(long.Parse(plain, CultureInfo.InvariantCulture)) + fraction + percent;
    }

    /// <summary>Letters, digits and apostrophes; everything else parts tokens. Accents go: the engine's lexicon is ASCII.</summary>
    private static string Plain(string bare)
    {
        var plain = new StringBuilder(bare.Length);
        foreach (var c in bare)
        {
            plain.Append(char.IsAsciiLetterOrDigit(c) || c is '\'' or '.' ? c.ToString() : LatinLetters.Fold(c) ?? c switch
            {
                '’' => "'",
                '&' => " and ",
                '%' => " percent ",
                '+' => " plus ",
                '@' => " at ",
                _ => " ",
            });
        }

        return string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(token => token.Any(char.IsAsciiLetterOrDigit)));
    }

    private static string Pause(string trailing)
    {
        foreach (var mark in "?!.:;,")
            if (trailing.Contains(mark, StringComparison.Ordinal))
                return mark.ToString();
        return trailing.AsSpan().ContainsAny('…', '—', '–') ? "," : "";
    }

    // From the first to the last sign that is said; what leads and trails is punctuation.
    [GeneratedRegex(@"[\p{L}\d$+@-]*[\p{L}\d](?:.*[\p{L}\d%])?(?:(?<=\b[ap]\.m)\.)?")]
    private static partial Regex Bare();

    [GeneratedRegex(@"^(\d[\d:]*(?:[ap]\.?m\.?)?)[-–](\d[\d:]*(?:[ap]\.?m\.?)?)$", RegexOptions.IgnoreCase)]
    private static partial Regex RangePattern();

    [GeneratedRegex(@"^[-+#]?(?<whole>\d[\d,]*)(?:\.(?<fraction>\d+))?(?<percent>%)?$")]
    private static partial Regex NumberPattern();
}
