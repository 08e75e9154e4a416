using System.Text.RegularExpressions;

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
        if (Affirm().IsMatch(rest))
            return CallerActs.Affirm;
        return DenyAnywhere().IsMatch(rest) ? CallerActs.Deny : AffirmAnywhere().IsMatch(rest) ? CallerActs.Affirm : CallerActs.None;
    }

    [GeneratedRegex(@"^(?:(?:um+|uh+(?![ -]?h?uh)|er+|erm|oh|well|so|ah|hmm+|mm(?![ -]?h)|like|i mean|let me see|let's see|sorry|honestly|you know|then|in that case)\b[\s,.!-]*)*", Options)]
    private static partial Regex Lead();

    // "Never set foot in there, so yes": what it comes to counts more than what it begins with.
    [GeneratedRegex(@"\bso,? (?:that'?s a |i'?d say |i guess )?(?:(?<yes>yes|yeah|yep|yup)|(?<no>no|nope|nah))[.!]?$", Options)]
    private static partial Regex Concluded();

    // A "no" that agrees: nothing is wrong.
    [GeneratedRegex(@"^(?:no problem|no worries|no,? (?:that'?s|that is|it'?s|that sounds|sounds|looks|everything is|everything'?s) (?:all )?(?:right|correct|fine|good|great|perfect|okay|ok)|no objections?|why not|not at all,? go ahead|nothing wrong)\b", Options)]
    private static partial Regex NotNo();

    [GeneratedRegex(@"^(?:no|nope|nah|naw|no way|not really|not (?:yet|quite|exactly|right|correct|that|at all)|never|negative|uh[ -]uh|nuh[ -]uh|incorrect|that'?s (?:not|wrong|incorrect)|that is (?:not|wrong|incorrect)|that isn'?t|wrong|it isn'?t|it'?s not|i (?:don'?t|do not|haven'?t|have not|didn'?t|did not|can'?t|am not|wouldn'?t)|i'?m not|don'?t|absolutely not|of course not|i'?d rather not|please don'?t|none)\b", Options)]
    private static partial Regex Deny();

    [GeneratedRegex(@"^(?:yes|yeah|yea|yep|yup|yah|ya|ye|yeh|yessir|aye|sure|sure thing|of course|absolutely|definitely|certainly|exactly|precisely|indeed|correct|right|you bet|you got it|affirmative|please(?: do)?|go ahead|go for it|okay|ok|okey|alright|all right|fine|perfect|great|good|sounds (?:good|great|right|fine|perfect)|that'?s (?:right|correct|it|good|fine|perfect|great|okay|ok|me|the one)|that is (?:right|correct|fine|good)|that (?:works|sounds|would be)|that'?ll (?:work|do)|it is|it does|i (?:do|am|have|did|would|will|can|think so|guess so|believe so|suppose so)|i'?d (?:love|like) (?:to|that)|works for me|mm?[ -]?hmm?|mhm|uh[ -]?huh|all good|looks (?:good|right|correct)|you'?re right|let'?s do (?:it|that)|do it|book it|confirm(?:ed)?|totally|i'?m (?:happy|fine|good|okay) with that|why not|that one|obviously|true)(?:\s*[.,!?]|\s|$)", Options)]
    private static partial Regex Affirm();

    [GeneratedRegex(@"\b(?:that'?s (?:not right|wrong|incorrect|not correct|not what)|isn'?t (?:right|correct)|not (?:right|correct))\b|\b(?:no|nope)[.!]?$", Options)]
    private static partial Regex DenyAnywhere();

    [GeneratedRegex(@"\b(?:that'?s (?:right|correct|fine|perfect)|is (?:right|correct|fine|perfect)|sounds (?:good|right|great)|works for me|(?:all|everything) (?:right|correct)|go ahead)\b|\b(?:yes|yeah|yep)(?: please)?[.!]?$", Options)]
    private static partial Regex AffirmAnywhere();
}
