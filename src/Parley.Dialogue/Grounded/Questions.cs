using System.Text.RegularExpressions;

namespace Parley.Dialogue.Grounded;

/// <summary>What the wording of a question tells, without understanding it.</summary>
internal static partial class Questions
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const int FollowUpWords = 7;

    /// <summary>The questions one utterance asks; recognisers rarely punctuate, so "and" before a question word counts as a border.</summary>
    public static IReadOnlyList<string> Split(string text) =>
        [.. Border().Split(text).Select(q => q.Trim(' ', ',', '.')).Where(q => q.Length > 0)];

    /// <summary>Whether it may lean on what was asked before: short, and opening or pointing like one.</summary>
    public static bool IsFollowUp(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= FollowUpWords && Leaning().IsMatch(text);

    [GeneratedRegex(@"[.?!;]\s+|,?\s+\b(?:and|also|plus|and also|oh and|and then)\s+(?=(?:what|what's|where|where's|when|who|how|which|why|do|does|is|are|can|could|will|would|should)\b)", Options)]
    private static partial Regex Border();

    [GeneratedRegex(@"^(?:and|or|but|what about|how about|what if|then|so|also|even)\b|\b(?:it|that|there|they|them|those|this|one|then|too)\b", Options)]
    private static partial Regex Leaning();
}
