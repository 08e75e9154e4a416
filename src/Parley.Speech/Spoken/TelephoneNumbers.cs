using System.Text.RegularExpressions;

namespace Parley.Speech.Spoken;

/// <summary>Finds telephone numbers, which may span several words: "(555) 123-4567", "555 0123", "+1 555 123 4567".</summary>
internal static partial class TelephoneNumbers
{
    /// <summary>The character ranges that hold telephone numbers.</summary>
    public static IReadOnlyList<Range> Find(string text) =>
        [.. Pattern().Matches(text).Select(match => match.Index..(match.Index + match.Length))];

    [GeneratedRegex(@"(?<![\w$.,:])(?:\+?\d{1,3}[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])?\d{3}[ .-]\d{4}(?![\w])")]
    private static partial Regex Pattern();
}
