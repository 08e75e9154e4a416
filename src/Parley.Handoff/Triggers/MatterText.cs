using System.Text.RegularExpressions;

namespace Parley.Handoff.Triggers;

/// <summary>Matters in English words that a person has to deal with, whatever else the caller wants.</summary>
internal static partial class MatterText
{
    /// <summary>The caller speaks of legal steps of their own, or of data protection authorities. That somebody "is a lawyer" is none.</summary>
    public static bool IsLegal(string text) => Legal().IsMatch(Plain(text));

    /// <summary>The caller denies a charge. A question about prices or ways to pay is none, nor is the wish to give something back for its money.</summary>
    public static bool IsPaymentDispute(string text) => Dispute().IsMatch(Plain(text));

    private static string Plain(string text) => text.Replace('\u2019', '\'');

    [GeneratedRegex(
        """
        \b(?:(?:i(?:'m|\sam|'ll|\swill|'m\sgoing\sto|\sam\sgoing\sto)\s(?:going\sto\s)?|we(?:'ll|\swill|'re\sgoing\sto)\s|see\syou\sin\scourt|to\s)?(?<!(?:\bnot|\bnever|n't|\bno\sneed)\s(?:\w+\s){0,2})(?:sue|suing)\s(?:you|the|your|this)
        |see\syou\sin\scourt|(?:take|taking)\s(?:you|this|the\s\w+)\sto\scourt
        |(?:my|our|a|an)\s(?:lawyer|attorney|solicitor)s?\s(?:will|is\sgoing\sto|is\scontacting|wants|has|said|says|about\sthis|involved)
        |(?:call|calling|contact|contacting|get|getting|hire|hiring|talk(?:ing)?\sto|speak(?:ing)?\sto)\s(?:to\s)?(?:my|a|our)\s(?:lawyer|attorney|solicitor)
        |legal\s(?:action|steps|proceedings)|law\s?suit|malpractice
        |file\s(?:a\s)?complaint\s(?:with\sthe(?!\s(?:\w+\s)?(?:insur\w+|carriers?|courier|manufacturer|shipping|post))|against)
        |file\s(?:an?\s)?(?:\w+\s)?claim\s(?:against(?!\s(?:my|the|our|his|her|their)\s(?:\w+\s)?(?:insur\w+|policy|plan|warranty))|(?:with|in|before|to)\s(?:the\s|a\s)?(?:\w+\s)?(?:court|board|ombudsman|authorit(?:y|ies)|commission(?:er)?|regulator|tribunal))
        |report(?:ing)?\syou\sto\s(?:the|a))\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Legal();

    [GeneratedRegex(
        """
        \b(?:(?:charged|billed|debited)\s(?:me\s|us\s|my\s\w+\s)?(?:twice|double|two\stimes|again|too\smuch|wrong(?:ly)?|for\s(?:something|an?\s\w+|it)\s(?:i|we)\s(?:never|did\snot|didn't))
        |(?:double|over|wrongly|incorrectly)[\s-]?(?:charged|billed)|never\s(?:authori[sz]ed|agreed\sto|made|bought|ordered)\s(?:this|that|the|it|any)[^.?!]{0,30}(?:charge|payment|bill|purchase)?
        |disput(?:e|ing)\s(?:a|the|this|that|my|your)\s(?:\w+\s){0,2}(?:charge|payment|bill|invoice|transaction)
        |(?:demand|insist\son)\s(?:\w+\s){0,2}(?:my|our)\smoney\sback|charge\s?back|unauthori[sz]ed\s(?:charge|payment|transaction)
        |(?:bill|charge|invoice|payment)\s(?:is|was)\s(?:wrong|incorrect|a\smistake|not\s(?:right|mine|correct)))\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Dispute();
}
