using System.Globalization;
using System.Text.RegularExpressions;

namespace Parley.Speech.Spoken;

/// <summary>Times of day: "9:30", "9:05am", "14:00", "5 pm" written together.</summary>
internal static partial class ClockTime
{
    /// <param name="word">The bare word, without punctuation around it.</param>
    /// <param name="beforeHalfOfDay">Whether "a.m." or "p.m." is the next word, so that no "o'clock" belongs here.</param>
    /// <returns>Null when it is no time.</returns>
    public static string? Read(string word, bool beforeHalfOfDay)
    {
        var match = Pattern().Match(word);
        if (!match.Success || (!match.Groups["m"].Success && !match.Groups["half"].Success))
            return null;
        var hour = int.Parse(match.Groups["h"].ValueSpan, CultureInfo.InvariantCulture);
        var minute = match.Groups["m"].Success ? int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        if (hour > 24 || minute > 59)
            return null;
        var half = match.Groups["half"] is { Success: true } written ? HalfOfDay(written.Value) : null;
        return string.Join(' ', new[] { NumberWords.Cardinal(hour), Minutes(hour, minute, half is not null || beforeHalfOfDay), half }
            .Where(part => !string.IsNullOrEmpty(part)));
    }

    public static bool IsHalfOfDay(string word) => HalfPattern().IsMatch(word);

    /// <summary>The engine reads "am" as the verb and lone "a" as the article; spaced capitals are letters to it.</summary>
    public static string HalfOfDay(string word) => word.StartsWith("a", StringComparison.OrdinalIgnoreCase) ? "A.M" : "P.M";

    private static string Minutes(int hour, int minute, bool hasHalf) => minute switch
    {
        0 when hasHalf => "",
        0 when hour is > 0 and <= 12 => "o'clock",
        0 => "hundred",
        < 10 => "oh " + NumberWords.Cardinal(minute),
        _ => NumberWords.Cardinal(minute),
    };

    [GeneratedRegex(@"^(?<h>\d{1,2})(?::(?<m>\d\d))?(?<half>[ap]\.?m\.?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^[ap]\.?m\.?$", RegexOptions.IgnoreCase)]
    private static partial Regex HalfPattern();
}
