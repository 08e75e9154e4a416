using System.Text.RegularExpressions;

namespace Parley.Simulation.Checking;

/// <summary>How scenarios compare words: part of a text whatever the case and the spaces, or a pattern in slashes.</summary>
internal static class TextPattern
{
    /// <returns>Where it stands in the text from <paramref name="from"/> on, and where it ends; null when it does not.</returns>
    public static (int At, int End)? Find(string text, string pattern, int from = 0)
    {
        if (pattern is ['/', .., '/'] && pattern.Length > 2)
        {
            var match = new Regex(pattern[1..^1], RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)).Match(text, from);
            return match.Success ? (match.Index, match.Index + match.Length) : null;
        }

        var at = text.IndexOf(Plain(pattern), from, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : (at, at + Plain(pattern).Length);
    }

    public static bool IsIn(string text, string pattern) => Find(Plain(text), pattern) is not null;

    /// <summary>Spaces and line breaks are all the same.</summary>
    public static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
