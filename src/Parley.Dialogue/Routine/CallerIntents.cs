using System.Text.RegularExpressions;
using Parley.Understanding.Acts;

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
        if (Emergencies.IsIn(said))
            return CallerIntent.Emergency;
        if (IsRobot().IsMatch(said))
            return CallerIntent.IsRobot;
        if (Wordings.Person().IsMatch(said))
            return CallerIntent.Person;
        if (Wordings.Presence().IsMatch(said))
            return CallerIntent.Presence;
        if (Wordings.Repeat().IsMatch(said))
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

    [GeneratedRegex(
        @"\b(are you|am i (talking|speaking) (to|with)|is this|you'?re)( just)? (a |an )?(real |actual )?(robot|bot|machine|computer|ai|a\.i\.|human|person|recording|automated)\b", Options)]
    private static partial Regex IsRobot();

    [GeneratedRegex(
        @"^(?:(?:hello|hi|hey|so|and|okay|well),? )*(?:what (?:all )?can you do(?: for me)?|what do you do|how can you help(?: me)?|what can (?:i|you) (?:ask|help)(?: you| me)?(?: with| about)?|help|can you help me)[.?! ]*$", Options)]
    private static partial Regex Abilities();

    [GeneratedRegex(
        @"^(?:(?<bye>(?:good ?)?bye(?:[ -]bye)?|see you(?: (?:then|later|soon))?|have a (?:nice|good|great) (?:day|one|evening|weekend)|that'?s (?:all|it|everything)(?: (?:i (?:needed|wanted|need)|for (?:now|today)))?|that (?:is|was|will be) (?:all|everything)|that'?ll be all|nothing else|i'?m (?:done|good|all set)|talk to you later|hang up)" +
        @"|(?<thanks>thank you(?: (?:so|very) much)?|thanks(?: a lot| so much| for your help| for the help)?|for your help|much appreciated|i appreciate it)" +
        @"|(?<greeting>hello(?: there)?|hi(?: there)?|hey(?: there)?|good (?:morning|afternoon|evening)|how are you(?: doing)?(?: today)?)" +
        @"|(?<no>no|nope|nah|not really)|(?<yes>yes|yeah|yep|sure|please(?: do)?|of course|i would|go ahead)" +
        @"|(?<ack>okay|ok|all ?right|alright|great|perfect|good|fine|cool|wonderful|got it|i see|sounds good|mhm|uh[ -]?huh|um|uh|well|so|oh|and|then|today|very helpful|that'?s (?:great|good|fine|helpful|okay)))" +
        @"(?![\w'])[\s,.!?;-]*", Options)]
    private static partial Regex Phrase();
}
