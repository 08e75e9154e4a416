using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Fluid.Values;

namespace Parley.Agents.Texts;

/// <summary>
/// A value that came with a caller. It is never parsed as a template, and it is cut down to letters, digits and what stands in names: a few words
/// for a name, a sentence for what is remembered. In a prompt it stands between marks that nobody else can write, which the prompt says are data.
/// </summary>
internal sealed class CallerValue(string text, bool isMarked) : FluidValue
{
    public const string Begin = "<value>";
    public const string End = "</value>";


    public override FluidValues Type => FluidValues.String;

    /// <returns>The text as it may be used; empty where it is nobody's name.</returns>
    public static string Name(string text) => Clean(text, ".-'_@\u2019", mostWords: 5, mostLetters: 60);

    /// <returns>The text as it may be used, with what stands in dates, times and lists; empty where it is longer than a sentence.</returns>
    public static string Memory(string text) => Clean(text, ".-'_@\u2019,:/+", mostWords: 40, mostLetters: 200);

    public override bool Equals(FluidValue? other) => other is not null && other.ToStringValue() == text;

    public override bool Equals(object? obj) => obj is FluidValue other && Equals(other);

    public override int GetHashCode() => text.GetHashCode(StringComparison.Ordinal);

    public override bool ToBooleanValue() => true;

    public override decimal ToNumberValue() => 0;

    public override string ToStringValue() => text;

    public override object ToObjectValue() => text;

    public override async ValueTask WriteToAsync(TextWriter writer, TextEncoder encoder, CultureInfo cultureInfo) => await writer.WriteAsync(isMarked ? $"{Begin}{text}{End}" : text);

    private static string Clean(string text, string signs, int mostWords, int mostLetters)
    {
        var kept = new StringBuilder();
        foreach (var rune in text.Normalize().EnumerateRunes())
            kept.Append(Rune.IsLetterOrDigit(rune) || (rune.IsBmp && signs.Contains((char)rune.Value)) || IsMark(rune) ? rune.ToString() : " ");
        var words = kept.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var cleaned = string.Join(' ', words);
        return words.Length <= mostWords && cleaned.Length <= mostLetters ? cleaned : "";
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
