using System.Text.RegularExpressions;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Acts;

/// <summary>Yes and no, as they are said on the phone. What comes first counts: "no, that's right" after "anything to change?" is a no.</summary>
internal static partial class Agreement
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary><see cref="CallerActs.Affirm"/>, <see cref="CallerActs.Deny"/> or none.</summary>
    public static CallerActs Of(string text)
    {
        var said = text.Replace('\u2019', '\'').Trim();
        if (Wordings.DontKnow().IsMatch(said))
            return CallerActs.None;
        var lead = Lead().Match(said).Length;
        var rest = said[lead..];
        if (Concluded().Match(rest) is { Success: true } concluded)
            return concluded.Groups["no"].Success ? CallerActs.Deny : CallerActs.Affirm;
        if (NotNo().IsMatch(rest))
            return CallerActs.Affirm;
        if (Deny().IsMatch(rest))
            return CallerActs.Deny;
        if (Affirm().Match(rest) is { Success: true } yes)
            return Limited(yes, rest[yes.Length..]);
        return DenyAnywhere().IsMatch(rest) ? CallerActs.Deny : AffirmAnywhere().IsMatch(rest) ? CallerActs.Affirm : CallerActs.None;
    }

    /// <summary>What a yes is worth with what comes behind it: "I have none", "sure don't", "right now I have none" are a no, "I will think about it" is neither.</summary>
    private static CallerActs Limited(Match yes, string rest)
    {
        rest = rest.TrimStart(' ', ',', '.', '!', ';', '-');
        if (rest.Length == 0)
            return CallerActs.Affirm;
        if (NotNo().IsMatch(rest))
            return CallerActs.Affirm;
        if (BeginsWithNo().IsMatch(rest))
            return CallerActs.Deny;
        var isNegated = Negation().IsMatch(rest);
        // "Right", "okay", "good": only what follows answers.
        if (yes.Groups["heard"].Success)
            return Answered(yes, rest);
        if (yes.Groups["verb"].Success)
            return isNegated ? CallerActs.Deny : NoAnswer().IsMatch(rest) ? CallerActs.None : CallerActs.Affirm;
        if (yes.Groups["wish"].Success)
            return isNegated ? CallerActs.Deny : Answered(yes, rest);
        // "Yes, I've never been there" is a yes all the same.
        return yes.Groups["outright"].Success ? !Nothing().IsMatch(rest) ? CallerActs.Affirm : CallerActs.None
            : isNegated || Doubt().IsMatch(rest) ? CallerActs.None : CallerActs.Affirm;
    }

    private static CallerActs Answered(Match yes, string rest) =>
        WholeYes.In(SpokenTurn.Of($"{yes.Value} {rest}"), [], []).IsYes ? CallerActs.Affirm : Of(rest);

    [GeneratedRegex(@"^(?:(?:um+|uh+(?![ -]?h?uh)|er+|erm|oh|well|so|ah|hmm+|mm(?![ -]?h)|like|i mean|let me see|let's see|sorry|honestly|you know|then|in that case|now|right now|at the moment|currently|at present)\b[\s,.!-]*)*", Options)]
    private static partial Regex Lead();

    // "Never set foot in there, so yes": what it comes to counts more than what it begins with.
    [GeneratedRegex(@"\bso,? (?:that'?s a |i'?d say |i guess )?(?:(?<yes>yes|yeah|yep|yup)|(?<no>no|nope|nah))[.!]?$", Options)]
    private static partial Regex Concluded();

    // A "no" that agrees: nothing is wrong.
    [GeneratedRegex(@"^(?:no problem|no worries|no,? (?:that'?s|that is|it'?s|that sounds|sounds|looks|everything is|everything'?s) (?:all )?(?:right|correct|fine|good|great|perfect|okay|ok)|no objections?|why not|not at all,? go ahead|nothing wrong)\b", Options)]
    private static partial Regex NotNo();

    [GeneratedRegex(@"^(?:no|nope|nah|naw|no way|not really|not (?:yet|quite|exactly|right|correct|that|at all)|never|negative|uh[ -]uh|nuh[ -]uh|incorrect|that'?s (?:not|wrong|incorrect)|that is (?:not|wrong|incorrect)|that isn'?t|wrong|it isn'?t|it'?s not|i (?:don'?t|do not|haven'?t|have not|didn'?t|did not|can'?t|am not|wouldn'?t)|i'?m not|don'?t|absolutely not|of course not|i'?d rather not|please don'?t|none)\b", Options)]
    private static partial Regex Deny();

    [GeneratedRegex(@"^(?:(?<outright>yes|yeah|yea|yep|yup|yah|ya|ye|yeh|yessir|aye)|(?<heard>right|please(?: do)?|okay|ok|okey|alright|all right|fine|perfect|great|good|why not|that one|that (?:works|sounds|would be)|that'?ll (?:work|do))|(?<wish>i (?:will|would|can)|i'?d (?:love|like) (?:to|that))|(?<verb>it is|it does|i (?:do|am|have|did))" +
        @"|sure|sure thing|of course|absolutely|definitely|certainly|exactly|precisely|indeed|correct|you bet|you got it|affirmative|go ahead|go for it|sounds (?:good|great|right|fine|perfect)|that'?s (?:right|correct|it|good|fine|perfect|great|okay|ok|me|the one)|that is (?:right|correct|fine|good)|i (?:think so|guess so|believe so|suppose so)|works for me|mm?[ -]?hmm?|mhm|uh[ -]?huh|all good|looks (?:good|right|correct)|you'?re right|let'?s do (?:it|that)|do it|book it|confirm(?:ed)?|totally|i'?m (?:happy|fine|good|okay) with that|obviously|true)(?=\s*[.,!?;-]|\s|$)", Options)]
    private static partial Regex Affirm();

    [GeneratedRegex(@"^(?:but |well |though )?(?:no(?! (?:problem|question|doubt|worries|objection))|nope|nah|not|none|don'?t|do not|ain'?t|isn'?t|am not|haven'?t|have not|didn'?t|won'?t|can'?t|wouldn'?t)\b", Options)]
    private static partial Regex BeginsWithNo();

    [GeneratedRegex(@"\b(?:no(?! (?:problem|question|doubt|worries|objection))|nope|none|nothing|not|never|neither|without|(?:do|does|did|is|are|was|were|have|has|had|ca|wo|would|could|should|ai)n'?t)\b", Options)]
    private static partial Regex Negation();

    [GeneratedRegex(@"\b(?:none|nope|nothing|not any ?more|no longer)\b", Options)]
    private static partial Regex Nothing();

    // "I have to ask my husband", "I am calling about a bill", "I do have another question first".
    [GeneratedRegex(@"^(?:to\b|(?:have )?(?:a|an|another|one|some|just one|one more) (?:\w+ )?questions?\b|have to\b|only\b|calling\b|here\b|looking\b|trying\b|sorry\b|afraid\b|confused\b|wondering\b|asking\b|understand\b|wonder\b|need to\b|want to\b)|\?\s*$|\b(?:but first|before (?:that|i|we)|let me|hold on|hang on|wait)\b", Options)]
    private static partial Regex NoAnswer();

    [GeneratedRegex(@"^(?:but|if|unless|only|first)\b|\?\s*$|\b(?:but first|tell me|let me|hold on|hang on|wait|ask (?:my|him|her|them))\b", Options)]
    private static partial Regex Doubt();

    // Behind a break: "good question, not that I know".
    [GeneratedRegex(@"[,.;] ?(?:not (?:that i|really|at all|any ?more|yet)|none|nope)\b|\b(?:that'?s (?:not right|wrong|incorrect|not correct|not what)|isn'?t (?:right|correct)|not (?:right|correct))\b|\b(?:no|nope)[.!]?$", Options)]
    private static partial Regex DenyAnywhere();

    [GeneratedRegex(@"\b(?:that'?s (?:right|correct|fine|perfect)|is (?:right|correct|fine|perfect)|sounds (?:good|right|great)|works for me|(?:all|everything) (?:right|correct)|go ahead)\b|\b(?:yes|yeah|yep)(?: please)?[.!]?$", Options)]
    private static partial Regex AffirmAnywhere();
}
