using System.Text.RegularExpressions;
using Parley.Calls;

namespace Parley.Dialogue.Consent;

/// <summary>
/// Recognises an answer to the question for consent, and an objection to being recorded whenever it comes. A no may be said in any way and counts
/// whatever follows; a yes has to be clear: "okay" only when it is all that was said, and none with a condition or a doubt.
/// </summary>
internal static partial class ConsentWords
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Whether the words object to being recorded, and what else they say: <see cref="ConsentAnswer.Rest"/> is empty where there is nothing else.</summary>
    public static ConsentAnswer ObjectionIn(string text)
    {
        var rest = Plain(text);
        var isObjection = false;
        while (Objection().Match(rest) is { Success: true } objection)
        {
            isObjection = true;
            rest = Besides(rest, objection);
        }

        return isObjection ? new ConsentAnswer(ConsentStatus.Refused, rest) : new ConsentAnswer(ConsentStatus.Unknown, text);
    }

    /// <summary>Whether a question is one to which a no agrees: "Do you mind if we record this?"</summary>
    public static bool AsksForANo(string question) => Minding().IsMatch(Plain(question));

    /// <summary>Takes phrases off the front until something else, or nothing, is left.</summary>
    public static ConsentAnswer AnswerOf(string text)
    {
        var rest = Plain(text);
        var (yes, no, perhaps) = (false, false, false);
        while (rest.Length > 0 && Phrase().Match(rest) is { Success: true } phrase)
        {
            yes |= phrase.Groups["yes"].Success;
            no |= phrase.Groups["no"].Success;
            perhaps |= phrase.Groups["perhaps"].Success;
            rest = rest[phrase.Length..];
        }

        if (no)
            return new ConsentAnswer(ConsentStatus.Refused, ObjectionIn(rest).Rest);
        var isClear = rest.Length == 0 ? yes || perhaps : yes && !Doubt().IsMatch(rest);
        return isClear ? new ConsentAnswer(ConsentStatus.Granted, rest) : new ConsentAnswer(ConsentStatus.Unknown, text);
    }

    private static string Plain(string text) => text.Replace('\u2019', '\'').Trim();

    /// <summary>The text without the clause that objects: "I need an appointment, but please don't record me" needs an appointment.</summary>
    private static string Besides(string text, Match objection)
    {
        var before = ClauseEnd().Matches(text[..objection.Index]) is [.., var last] ? text[..(last.Index + last.Length)] : "";
        var behind = text[(objection.Index + objection.Length)..];
        var after = ClauseEnd().Match(behind) is { Success: true } next ? behind[next.Index..] : "";
        before = Joint().Replace(before, "");
        var rest = before.Length > 0 && Words().IsMatch(after) && after[0] is ' ' ? before + after : $"{before}{(before.Length > 0 ? " " : "")}{after.TrimStart(' ', ',', '.', ';', '!', '?')}";
        rest = Leading().Replace(rest, "").Trim();
        return Words().IsMatch(rest) ? rest : "";
    }

    // Recording as something done to the caller: a record is also a paper, and a payment may not be recorded on an account.
    [GeneratedRegex(
        @"\b(?:do not|don'?t|never|not|cannot|can'?t|can not|won'?t|stop|quit)(?: (?:please|ever|you|want|wanting|like|wish|agree|consent|allow(?:ed)?|need|to|that|anyone|anybody|them|they|even|just|actually|be|i'?d|rather|did|me))* (?:record|tape)\b(?! (?:number|of|from)\b)"
        + @"|\b(?:do not|don'?t|not|never|no|without|stop|refuse|object|hate|rather not|prefer not)\b(?:(?!\b(?:mind|problem|objections?|issue|worr\w+|know|sure|if|whether|tell|remember|care|against|matter)\b)[^.?!]){0,30}\b(?:be|being|get|getting) (?:\w+ )?(?:recorded|taped)\b"
        + @"|\b(?:do not|don'?t|not|never|no)\b(?:(?!\b(?:mind|know|sure|if|whether|tell|remember|care)\b)[^.?!]){0,20}\b(?:want|like|wish|have|having|rather|need)(?: (?:this|it|that|me|us|anything|any of (?:this|it)|(?:this|the|my|our) (?:call|conversation|voice|words|phone call)))? (?:to be |being )?(?:recorded|taped)\b"
        + @"|\b(?:stop|quit|turn off|switch off|shut off|cut|end|without|(?:don'?t|do not) (?:want|like|agree (?:to|with)|consent to|allow|approve of)|not (?:okay|ok|fine|comfortable|happy) with|object to|(?<!\b(?:have|has|had|got|is|was|find|found|see|get|there'?s) )no(?: more)?)(?: (?:the|this|your|that|any|all|audio|voice|a|call|please|to|more|of))* (?:recording|taping)\b|\b(?:turn|switch|shut) (?:the |this |that |your |it )?(?:\w+ )?recording off\b|\bnot (?:be )?(?:recording|taping)(?: (?:this|me|it|us|the call|our call))?(?= (?:this|me|it|us|please)\b|\W*$)|\bi (?:do not|don'?t) consent\b", Options)]
    private static partial Regex Objection();

    [GeneratedRegex(@"[.?!;,]+ *| (?=(?:and|but|so|because)\b)", Options)]
    private static partial Regex ClauseEnd();

    // What joined the clauses, or led up to the one that is gone.
    [GeneratedRegex(@"[,;]? *$", Options)]
    private static partial Regex Joint();

    [GeneratedRegex(@"^(?:\W|\b(?:and|but|so|also|then|because)\b)+", Options)]
    private static partial Regex Leading();

    [GeneratedRegex(@"\b(?!(?:um+|uh+|oh|and|but|so|also|please|well|okay|ok|hi|hello|hey|yes|yeah|no|thanks|thank|you|sorry|actually|wait|then|too|me|just|now|sir|ma'?am|really|because)\b)[\w']+", Options)]
    private static partial Regex Words();

    // A no that agrees comes before the no that does not: "no problem", "no, that's fine", "I don't mind".
    [GeneratedRegex(
        @"^(?:(?<yes>no,? (?:problem|worries|objections?)(?: (?:at all|with (?:that|it)|from me))?|not a problem|(?:no,? )?(?:i )?(?:do not|don'?t|wouldn'?t) mind(?: (?:it|that|at all|being recorded|if you (?:do|record(?: (?:it|this|me|the call|this call))?)))*" +
        @"|(?:no,? )?(?:that|it|this)(?:'s|s| is|'ll be| will be| would be|'d be) (?:all |perfectly |totally |absolutely |quite |just |really )*(?:fine|okay|ok|right|alright|good|great|cool|perfect|no problem|not a problem)(?: (?:with|by|for) (?:me|us))?|(?:fine|okay|ok|all right|alright|good|cool) (?:with|by|for) (?:me|us)" +
        @"|(?:i'm|i am|we're) (?:all |perfectly |totally )*(?:fine|okay|ok|good|happy|cool|all right) with (?:that|it|this|being recorded)|yes|yeah|yea|yep|yup|sure(?: thing)?|of course(?! not)|absolutely(?! not)|definitely(?! not)|certainly(?! not)|i (?:agree|consent|accept)(?: to (?:that|it|this|being recorded|the recording))?|please (?:do|go ahead)(?! not)|go (?:right )?ahead|you (?:may|can) record(?: (?:it|this|me|the call|this call))?)" +
        @"|(?<no>(?:no(?: (?:thank you|thanks|way|sir|ma'?am|recording))?(?! idea\b| one\b|body\b)|nope|nah|naw|not really|(?:absolutely|of course|definitely|certainly|preferably|rather|please) not|please (?:don'?t|do not)(?: do (?:that|it|this))?|(?:i )?(?:don'?t|do not)(?= ?[.,!?;]|$)" +
        @"|(?:i'?d|i would|we'?d) (?:rather|prefer)(?: (?:that )?(?:you|it|we))?(?: (?:not(?: (?:to|be|have that))?|don'?t|didn'?t|did not|do not|wasn'?t|weren'?t))+(?: (?:be )?recorded| that| do (?:that|it))?|i (?:don'?t|do not) (?:want|like|wish)(?: to be recorded| (?:that|it|this)(?: recorded)?| you to(?: do (?:that|it))?)?|i (?:do )?(?:mind|refuse|object|decline)|i (?:do not|don'?t) (?:agree|consent)(?: to (?:that|it|this|being recorded|(?:the |any )?recording))?|(?:that|it|this)(?:'s| is|s) (?:really )?not (?:all |at all )?(?:fine|okay|ok|right|alright|good|cool)(?: (?:with|by|for) me)?|(?:that|it|this) isn'?t (?:all )?(?:fine|okay|ok|right|alright|good|cool)(?: (?:with|by|for) me)?)(?: (?:be )?record(?:ed|ing)?(?: (?:it|this|me|(?:the|this) call))?)?)" +
        @"|(?<perhaps>okay|ok|all ?right|alright|great|perfect|good|fine|cool|sounds (?:good|fine|great)|got it|works for me|mm?[ -]?hmm?|mhm|uh[ -]?huh|please|you (?:may|can)|i (?:do|am|would|will)(?=[ .,!?]*$))" +
        @"|um+|uh+|er+m?|well|so|oh|hi|hello|hey|and|then|actually|thank you(?: very much)?|thanks)(?![\w'])[\s,.!?;-]*", Options)]
    private static partial Regex Phrase();

    [GeneratedRegex(@"\b(?:mind|objections?|object|a problem)\b[^.!?]*\?$", Options)]
    private static partial Regex Minding();

    /// <summary>After a yes: what makes it none.</summary>
    [GeneratedRegex(
        @"^(?:but|if|unless|as long as|so long as|only|provided|though|although|except|who|why|how long|what (?:for|do you|happens)|when will you)\b|\b(?:record\w*|tap(?:e|es|ed|ing)|listen(?:s|ing)? in|no,? wait)\b", Options)]
    private static partial Regex Doubt();
}
