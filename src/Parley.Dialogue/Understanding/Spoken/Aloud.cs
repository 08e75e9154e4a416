using System.Globalization;

namespace Parley.Understanding.Spoken;

/// <summary>Values written so that a synthesiser reads them well.</summary>
internal static class Aloud
{
    /// <summary>"4 1 5, 5 5 5": each character on its own, with a rest between groups.</summary>
    public static string Characters(string text, params ReadOnlySpan<int> groups)
    {
        var parts = new List<string>();
        var at = 0;
        foreach (var size in groups)
        {
            if (at >= text.Length)
                break;
            var end = Math.Min(at + size, text.Length);
            parts.Add(string.Join(' ', text[at..end].ToCharArray()));
            at = end;
        }

        if (at < text.Length)
            parts.Add(string.Join(' ', text[at..].ToCharArray()));
        return string.Join(", ", parts);
    }

    /// <summary>"1st", "22nd", "13th".</summary>
    public static string Ordinal(int number) => number.ToString(CultureInfo.InvariantCulture) + ((number % 100) is 11 or 12 or 13
        ? "th"
        : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });

    /// <summary>A slot's name as words.</summary>
    public static string Name(string slot) => slot.Replace('_', ' ');
}
