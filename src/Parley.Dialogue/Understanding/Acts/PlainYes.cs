using System.Text.RegularExpressions;

namespace Parley.Understanding.Acts;

/// <summary>
/// A yes that can be nothing else, at the beginning or the end of a longer sentence: "I have" and "right" may answer a question, but as well begin
/// a complaint.
/// </summary>
internal static partial class PlainYes
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace;

    public static bool IsIn(string text) => text.Replace('\u2019', '\'').Trim() is var said && !Condition().IsMatch(said) && (First().IsMatch(said) || Last().IsMatch(said));

    [GeneratedRegex(
        """
        ^(?:(?:um+|uh+|er+m?|oh|well|so|ah|hmm+|okay|ok)\b[\s,.!-]*)*
        (?:yes|yeah|yep|yup|correct|that'?s\s(?:right|correct)|that\sis\s(?:right|correct)|go\sahead|book\sit|confirm(?:ed)?|please\sdo)\b(?!\s(?:but|not?)\b)
        """, Options)]
    private static partial Regex First();

    /// <summary>What is agreed to under a condition, or not yet.</summary>
    [GeneratedRegex(@"\b(?:if|unless|as\slong\sas|provided|only\s(?:when|if)|but\s(?:first|only|not|wait)|before\s(?:that|you|i|we)|wait|hold\son|hang\son)\b", Options)]
    private static partial Regex Condition();

    [GeneratedRegex(@"[,.;!?]\s*(?:but|and|so)?\s*(?:yes|yeah|yep)(?:,?\s(?:please|book\sit|go\sahead|that'?s\s(?:right|correct)))?[.!]?$", Options)]
    private static partial Regex Last();
}
