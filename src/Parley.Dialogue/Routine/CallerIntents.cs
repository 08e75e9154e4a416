using System.Text.RegularExpressions;

namespace Parley.Dialogue.Routine;

/// <summary>
/// Recognises routine by its wording. Emergencies and the wish for a person count wherever they stand; everything else only when nothing
/// but routine was said, so that "thanks, and where do I park" stays a question.
/// </summary>
internal static partial class CallerIntents
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    public static CallerIntent Of(string text)
    {
        var said = text.Replace('\u2019', '\'').Trim();
        if (!said.Any(char.IsLetterOrDigit))
            return CallerIntent.Silence;
        if (Emergency().IsMatch(said))
            return CallerIntent.Emergency;
        if (IsRobot().IsMatch(said))
            return CallerIntent.IsRobot;
        if (Person().IsMatch(said))
            return CallerIntent.Person;
        if (Repeat().IsMatch(said))
            return CallerIntent.Repeat;
        return Abilities().IsMatch(said) ? CallerIntent.Abilities : Phrases(said);
    }

    /// <summary>Takes routine phrases off the front until something else, or nothing, is left.</summary>
    private static CallerIntent Phrases(string said)
    {
        var heard = new HashSet<string>(StringComparer.Ordinal);
        for (var rest = said; rest.Length > 0;)
        {
            var phrase = Phrase().Match(rest);
            if (!phrase.Success)
                return CallerIntent.Other;
            heard.UnionWith(phrase.Groups.Values.Where(g => g.Success).Select(g => g.Name));
            rest = rest[phrase.Length..];
        }

        return heard switch
        {
            _ when heard.Contains("bye") || (heard.Contains("no") && heard.Contains("thanks")) => CallerIntent.Goodbye,
            _ when heard.Contains("thanks") => CallerIntent.Thanks,
            _ when heard.Contains("greeting") => CallerIntent.Greeting,
            _ when heard.Contains("no") => CallerIntent.Refusal,
            _ when heard.Contains("yes") => CallerIntent.Agreement,
            _ => CallerIntent.Acknowledgement,
        };
    }

    // "If" before it asks about emergencies in general: the facts answer that.
    [GeneratedRegex(
        @"(?<!\bif )\b(it'?s|it is|this is|i have|we have) an emergency\b|\bchest pains?\b|\bheart attack\b|\bhaving a stroke\b|\boverdosed?\b" +
        @"|\b(can'?t|can ?not|can hardly|trouble|difficulty|not|stopped) breath(e|ing)\b|\b(is|are|was|he'?s|she'?s|i'?m|am) (choking|unconscious|dying)\b" +
        @"|\bpassed out\b|\b(having|has|had) a seizure\b|\bbleeding (badly|heavily|a lot)\b|\b(won'?t|doesn'?t|can'?t) stop (the )?bleeding\b|\bsuicid(e|al)\b|\b(kill|hurt) myself\b",
        Options)]
    private static partial Regex Emergency();

    [GeneratedRegex(
        @"\b(talk|speak|talking|speaking|connect me|put me through|transfer me|get me|give me|i want|i need|i'?d like)\b[^.?!]{0,25}" +
        @"\b(a (real |live |actual )?(person|human|human being)|someone real|somebody real|an operator|a representative|an agent|(the )?receptionist|(the )?front desk|someone else|a staff member)\b" +
        @"(?! (number|open|hours))|^(operator|representative|agent|human|a (real )?person)( please)?[.!]?$", Options)]
    private static partial Regex Person();

    [GeneratedRegex(
        @"\b(are you|am i (talking|speaking) (to|with)|is this|you'?re)( just)? (a |an )?(real |actual )?(robot|bot|machine|computer|ai|a\.i\.|human|person|recording|automated)\b", Options)]
    private static partial Regex IsRobot();

    [GeneratedRegex(
        @"^(?:(?:i'?m |oh |uh |um )?sorry,? |excuse me,? |wait,? )*(?:what did you( just)? say|(?:(?:can|could|would|will) you )?(?:please )?(?:repeat|say) (?:that|it|this)(?: again| one more time| once more)?" +
        @"|(?:i )?(?:did not|didn'?t|couldn'?t) (?:catch|hear|get|understand) (?:that|you|what you said)|come again|pardon(?: me)?|say again|one more time)(?:,? please)?[.?! ]*$", Options)]
    private static partial Regex Repeat();

    [GeneratedRegex(
        @"^(?:(?:hello|hi|hey|so|and|okay|well),? )*(?:what (?:all )?can you do(?: for me)?|what do you do|how can you help(?: me)?|what can (?:i|you) (?:ask|help)(?: you| me)?(?: with| about)?|help|can you help me)[.?! ]*$", Options)]
    private static partial Regex Abilities();

    [GeneratedRegex(
        @"^(?:(?<bye>(?:good ?)?bye(?:[ -]bye)?|see you(?: (?:then|later|soon))?|have a (?:nice|good|great) (?:day|one|evening|weekend)|that'?s (?:all|it|everything)(?: (?:i (?:needed|wanted|need)|for (?:now|today)))?|that (?:is|will be) all|nothing else|i'?m (?:done|good|all set)|talk to you later|hang up)" +
        @"|(?<thanks>thank you(?: (?:so|very) much)?|thanks(?: a lot| so much| for your help| for the help)?|for your help|much appreciated|i appreciate it)" +
        @"|(?<greeting>hello(?: there)?|hi(?: there)?|hey(?: there)?|good (?:morning|afternoon|evening)|how are you(?: doing)?(?: today)?)" +
        @"|(?<no>no|nope|nah|not really)|(?<yes>yes|yeah|yep|sure|please(?: do)?|of course|i would|go ahead)" +
        @"|(?<ack>okay|ok|all ?right|alright|great|perfect|good|fine|cool|wonderful|got it|i see|sounds good|mhm|uh[ -]?huh|um|uh|well|so|oh|and|then|today|very helpful|that'?s (?:great|good|fine|helpful|okay)))" +
        @"(?![\w'])[\s,.!?;-]*", Options)]
    private static partial Regex Phrase();
}
