using System.Text.RegularExpressions;

namespace Parley.Understanding.Values;

/// <summary>Answers that point to what the business ought to know, or to what has to be looked up first: "the one I always use", "it's on file".</summary>
internal static partial class OnFile
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace;

    /// <summary>Whether nothing else is said.</summary>
    public static bool Is(string text) => Whole().IsMatch(text.Replace('\u2019', '\''));

    [GeneratedRegex(
        """
        ^\W*(?:(?:um+|uh+|er+m?|oh|well|so|just|yeah|yes|no|hmm+|honestly|i\sguess|i\sthink|it's|that's|to|at|from|send\s(?:it|them|that)(?:\sto)?|i'm\snot\s(?:really\s)?sure|i\sdon't\s(?:know|remember))\b\W*)*
        (?:(?:the\s)?(?:one|ones|place|pharmacy|pills?|store)\s(?:that\s)?(?:i|we)(?:'ve)?\s(?:always|usually|normally|regularly|already)\s(?:use|used|go(?:\sto)?|get|take|had|been\s\w+|order|pick\s(?:it|them)\sup(?:\sat)?)
          |(?:the\s)?(?:same|usual|regular|normal|old)(?:\s(?:one|ones|place|pharmacy|thing|pills?|store|medication|medicine))?(?:\s(?:as|like)\s(?:always|usual|before|last\stime|ever))?
          |(?:(?:whatever|whichever|the|one|what|what's|it|it's|is|you|you've|they|they've|should|have|has|got|already|that|be|guys|still|would|all|there|pharmacy|number)\s){0,8}(?:on|in)\s(?:the\s|my\s|your\s)?(?:file|chart|records?|system|computer)
          |i\s(?:don't|do\snot|haven't|left|lost)\s(?:\w+\s){0,2}(?:the|my|that|it)\b.*\b(?:with|on|in\sfront\sof|at)\s(?:me|home|work|hand)
          |i(?:'d|'ll|\swould|\swill)?\s(?:have\sto|need\sto|gotta|must|will)\s(?:go\s)?(?:look|check|find|ask|get|dig|see)\b.*
          |i\s(?:can't|cannot|couldn't)\s(?:think\sof|remember|recall|read|say|pronounce)\b.*
          |it's\son\sthe\stip\sof\smy\stongue)
        (?:\s(?:please|thanks|thank\syou|there|then|again))*\W*$
        """, Options)]
    private static partial Regex Whole();
}
