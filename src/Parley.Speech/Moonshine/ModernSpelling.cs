using System.Text.RegularExpressions;

namespace Parley.Speech.Moonshine;

/// <summary>Moonshine learned from old books too: "to-morrow", "good-by". Whoever reads on knows the words as they are written today.</summary>
internal static partial class ModernSpelling
{
    public static string Of(string text) => Old().Replace(text, match => match.ValueSpan[0] is 't' or 'T'
        ? match.Value.Remove(2, 1)
        : match.Value[..4] + "bye");

    [GeneratedRegex(@"\b(?:to-(?:morrow|day|night)|good-bye?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Old();
}
