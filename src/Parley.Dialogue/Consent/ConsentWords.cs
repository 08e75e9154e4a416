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

    public static bool IsObjection(string text) => Objection().IsMatch(Plain(text));

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
            return new ConsentAnswer(ConsentStatus.Refused, IsObjection(rest) ? "" : rest);
        var isClear = rest.Length == 0 ? yes || perhaps : yes && !Doubt().IsMatch(rest);
        return isClear ? new ConsentAnswer(ConsentStatus.Granted, rest) : new ConsentAnswer(ConsentStatus.Unknown, text);
    }

    private static string Plain(string text) => text.Replace('\u2019', '\'').Trim();

    [GeneratedRegex(
        @"\b(do not|don'?t|not|never|stop|no|without|turn off|switch off|quit)\b[^.?!]{0,30}\b(record|recorded|recording|taping|taped)\b|\bi (object|do not agree|don'?t agree|do not consent|don'?t consent)\b", Options)]
    private static partial Regex Objection();

    // A no that agrees comes before the no that does not: "no problem", "no, that's fine", "I don't mind".
    [GeneratedRegex(
        @"^(?:(?<yes>no,? (?:problem|worries|objections?)(?: (?:at all|with (?:that|it)|from me))?|not a problem|(?:no,? )?(?:i )?(?:do not|don'?t|wouldn'?t) mind(?: (?:it|that|at all|being recorded|if you (?:do|record(?: (?:it|this|me|the call|this call))?)))*" +
        @"|(?:no,? )?(?:that|it|this)(?:'s|s| is|'ll be| will be| would be|'d be) (?:all |perfectly |totally |absolutely |quite |just |really )*(?:fine|okay|ok|right|alright|good|great|cool|perfect|no problem|not a problem)(?: (?:with|by|for) (?:me|us))?|(?:fine|okay|ok|all right|alright|good|cool) (?:with|by|for) (?:me|us)" +
        @"|(?:i'm|i am|we're) (?:all |perfectly |totally )*(?:fine|okay|ok|good|happy|cool|all right) with (?:that|it|this|being recorded)|yes|yeah|yea|yep|yup|sure(?: thing)?|of course(?! not)|absolutely(?! not)|definitely(?! not)|certainly(?! not)|i (?:agree|consent|accept)(?: to (?:that|it|this|being recorded|the recording))?|please (?:do|go ahead)(?! not)|go (?:right )?ahead|you (?:may|can) record(?: (?:it|this|me|the call|this call))?)" +
        @"|(?<no>(?:no(?: (?:thank you|thanks|way|sir|ma'?am|recording))?(?! idea\b| one\b|body\b)|nope|nah|naw|not really|(?:absolutely|of course|definitely|certainly|preferably|rather|please) not|please (?:don'?t|do not)(?: do (?:that|it|this))?|(?:i )?(?:don'?t|do not)(?= ?[.,!?;]|$)" +
        @"|(?:i'?d|i would|we'?d) (?:rather|prefer)(?: (?:that )?(?:you|it|we))?(?: (?:not(?: (?:to|be|have that))?|don'?t|didn'?t|did not|do not|wasn'?t|weren'?t))+(?: (?:be )?recorded| that| do (?:that|it))?|i (?:don'?t|do not) (?:want|like|wish)(?: to be recorded| (?:that|it|this)(?: recorded)?| you to(?: do (?:that|it))?)?|i (?:do )?(?:mind|refuse|object|decline)|(?:that|it|this)(?:'s| is|s) (?:really )?not (?:all |at all )?(?:fine|okay|ok|right|alright|good|cool)(?: (?:with|by|for) me)?|(?:that|it|this) isn'?t (?:all )?(?:fine|okay|ok|right|alright|good|cool)(?: (?:with|by|for) me)?)(?: (?:be )?record(?:ed|ing)?(?: (?:it|this|me|(?:the|this) call))?)?)" +
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
