using System.Text.RegularExpressions;

namespace Parley.Handoff.Triggers;

/// <summary>
/// Anger in English words: what is said, shouting, and saying the same again. Shouting shows in typed text only, since recognizers write no
/// capitals for loud speech.
/// </summary>
internal static partial class AngerText
{
    /// <summary>Points at which a caller counts as angry: one mild word is none of our business, three are.</summary>
    public const int Angry = 3;

    /// <param name="before">What was said before it, as <see cref="Plain"/> gives it; null where saying it again means nothing.</param>
    public static int Points(string text, string? before) =>
        (2 * Strong().Count(text)) + Mild().Count(Strong().Replace(text, " ")) + (IsShouted(text) ? 1 : 0) + (IsRepeated(Plain(text), before) ? 1 : 0);

    /// <summary>Lower-case words, one space between.</summary>
    public static string Plain(string text) => string.Join(' ', Word().Matches(text).Select(word => word.Value.ToLowerInvariant()));

    private static bool IsShouted(string text)
    {
        if (text.Contains("!!", StringComparison.Ordinal))
            return true;
        // Abbreviations are capitals too: three words of them and hardly anything else.
        var letters = text.Count(char.IsLetter);
        return CapitalWord().Count(text) >= 3 && text.Count(char.IsUpper) * 10 >= letters * 8;
    }

    /// <summary>Short answers repeat without anger: "yes", "at four".</summary>
    private static bool IsRepeated(string plain, string? before) => plain == before && plain.Count(letter => letter == ' ') >= 2;

    [GeneratedRegex(@"[\p{L}\p{Nd}']+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b\p{Lu}{3,}\b")]
    private static partial Regex CapitalWord();

    [GeneratedRegex(
        @"\b(?:fuck\w*|bullshit|shit(?:ty)?|damn(?:ed| it)?|goddamn|idiots?|morons?|asshole|go to hell|shut up|screw (?:you|this)" +
        @"|you(?: guys| people| all| lot)?(?:'re| are)(?: (?:all|so|just|completely|absolutely|totally|really|such|a|the|bunch|of))* (?:useless|hopeless|incompetent|pathetic|ridiculous|terrible|awful|liars?|clowns?|joke|worst))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Strong();

    [GeneratedRegex(
        """
        \b(?:ridiculous|unacceptable|outrageous|pathetic|disgraceful|disgusting|useless|hopeless|incompetent|(?:a|what\sa)\s(?:complete\s|total\s|absolute\s)?(?:joke|nightmare|disgrace)|waste\sof\s(?:my\s)?time|fed\sup|sick\sof
        |sick\sand\stired|(?<!(?:not|n't|never)\s(?:\w+\s)?)(?:angry|furious|livid)|you(?:'re|\sare)\snot\slistening|(?:already|just)\stold\syou
        |how\smany\stimes|(?:what\sis|what's)\swrong\swith\syou|worst\s(?:service|company|experience)|want\sto\scomplain|stupid)\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Mild();
}
