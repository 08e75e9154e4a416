using System.Text.RegularExpressions;

namespace Parley.Understanding.Acts;

/// <summary>Answers that leave a question to whoever asked it, and questions back.</summary>
internal static partial class LeftOpen
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace;

    /// <summary>"Whenever", "any day is fine", "you pick"; and anywhere "the earliest you have", "as soon as possible".</summary>
    [GeneratedRegex(
        """
        ^\W*(?:(?:um+|uh+|oh|well|hmm+|honestly|really|just|yeah|yes|so|i\sguess|i\sthink|i'?m\s(?:easy|flexible|free|open|good|not\s(?:fussed|picky|fussy)))\b\W*)*
          (?:(?:when|what|which|who)ever(?:\s(?:is|works|suits|you|one|time|day|it)\b.*)?
            |any(?:\s?(?:time|day|one|thing|body)|\sof\s(?:them|those|these))?(?:\s(?:at\sall|really|is|are|would|will|works?|suits?|you|that)\b.*)?
            |(?:it\s)?(?:doesn'?t|does\snot)\s(?:really\s)?matter(?:\s.*)?|i\s(?:really\s)?(?:don'?t|do\snot)\s(?:really\s)?(?:mind|care)(?:\s.*)?|(?:i\shave\s)?no\spreference
            |you\s(?:can\s)?(?:pick|choose|decide)(?:\s.*)?|(?:it'?s\s)?up\sto\syou|(?:the\s)?(?:first|next)\s(?:one|thing|time|day|slot|opening|appointment)?\s?(?:you\s(?:have|'?ve\sgot|can)|available|free|open|that'?s)\b.*)
          [\W]*(?:please|thanks|thank\syou|then|really)?\W*$
        |(?<!\bnot\s|n.t\swant\s)\b(?:as\s(?:soon|early)\sas\s(?:you\scan|possible|i\scan|there\sis)|asap|(?:the\s|your\s)(?:very\s)?(?:earliest|soonest)\b(?!\s(?:(?:that\s)?i\b|for\sme\b))|(?:first|next|earliest|soonest)\s(?:available|possible)|next\sopening)
        """, Options)]
    public static partial Regex Whichever();

    /// <summary>"What do you have?", "when can I come?": whoever asks that takes what there is; not "when are you open".</summary>
    [GeneratedRegex(
        """
        ^\W*(?:(?:um+|uh+|oh|well|hmm+|okay|so|i\sdon'?t\sknow)\b\W*)*
          (?:what|when|which\s(?:days?|times?|ones?)|what\s(?:days?|times?|else))\s?(?:do|have|can|are|is|'s|works?|would)?\s?(?:you|i|it|we)?\s?(?:have|got|free|available|come(?:\sin)?|offer|see\sme|do\syou\shave|suits?\syou|works?(?:\sfor\syou)?)(?:\s(?:free|open|available|left|time|any\stime|for\syou|best|then|got))*
          \W*$
        """, Options)]
    public static partial Regex WhatIsThere();

    /// <summary>"Why do you need my number?", "what is that for?"; not "why is parking so expensive".</summary>
    [GeneratedRegex(
        """
        ^\W*(?:(?:um+|uh+|oh|well|hmm+|so|but|and|wait|sorry|okay|hold\son|excuse\sme|can\si\sask|may\si\sask|could\si\sask)\b\W*)*
          (?:(?:why|how\scome|what)\s(?:do|would|should|must|are|did)?\s?you\s(?:(?:really|even|all)\s)?(?:need|want|ask|asking|have\sto\sknow|require)\b(?!\sto\ssee)
            |(?:why|how\scome)\s(?:do|should|would|must)\si\s(?:(?:need|have|want)\sto\s)?(?:give|tell|say|share|provide)\b
            |what(?:'?s|\sis)\s(?:that|it|this|my\s\w+(?:\s\w+)?)\s(?:needed\s|used\s)?for\b
            |what\s(?:do|would)\syou\sdo\swith\s(?:that|it|my)\b|do\syou\s(?:really|actually)\sneed\s(?:that|it|this|my)\b
            |(?:why|how\scome|what\sfor)(?:\sis\sthat|\sthat)?\W*$)
        """, Options)]
    public static partial Regex Why();
}
