using System.Text.RegularExpressions;
using Parley.Guardrails.Alarms;

namespace Parley.Understanding.Acts;

/// <summary>
/// Words of an emergency, wherever they stand. Missing one is worse than asking once too often, so only what plainly speaks of none takes a
/// match back: a denial right before it, a general "if", or the past.
/// </summary>
internal static partial class Emergencies
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Whoever only hurt themselves, at football or while shaving, meant no harm.</summary>
    private const string Meaning = @"\b(?:(?<!\b(?:don't|do not|didn't|doesn't|never|not) )(?:wants? to|wanted to|wanna)|(?<!\b(?:am|is) (?:i|he|she) )going to|gonna|about to|plan(?:s|ning)? (?:to|on)|think(?:s|ing)? (?:about|of)|thoughts of|threatening to|threatens to|keeps?|kept|tr(?:y|ies|ying|ied) to|i'?ll|will|might|been|started|feel like) (?:just |really )?";

    private const int Before = 45;
    private const int Behind = 40;

    public static bool IsIn(string text)
    {
        var said = FiguresOfSpeech.Without(text);
        foreach (Match match in Declared().Matches(said))
            if (!TakesBackDeclared(said, match))
                return true;
        foreach (var match in Signs().Matches(said).Concat(SignsOfDanger.In(said)))
            if (!TakesBackSign(said, match))
                return true;
        return Certain().IsMatch(said) || Harms.AreIn(said, match => TakesBackSign(said, match));
    }

    /// <summary>Such words are there, and all of them are taken back.</summary>
    public static bool IsOnlyMentioned(string text)
    {
        var said = text.Replace('\u2019', '\'');
        return !IsIn(said) && (Mention().IsMatch(said) || Signs().IsMatch(said) || Declared().IsMatch(said) || Harms.AreIn(said, _ => false));
    }

    // "If it's an emergency" asks in general, and the facts answer that; "I don't know if it's one" is taken for one.
    private static bool TakesBackDeclared(string said, Match match)
    {
        var before = said[Math.Max(0, match.Index - Before)..match.Index];
        var behind = said[(match.Index + match.Length)..Math.Min(said.Length, match.Index + match.Length + Behind)];
        if (Unsure().IsMatch(before))
            return false;
        return General().IsMatch(before) || Denied().IsMatch(before) || Noun().IsMatch(behind);
    }

    private static bool TakesBackSign(string said, Match match)
    {
        var before = said[Math.Max(0, match.Index - Before)..match.Index];
        var behind = said[(match.Index + match.Length)..Math.Min(said.Length, match.Index + match.Length + Behind)];
        return Denied().IsMatch(before) || Past().IsMatch(before) || PastBehind().IsMatch(behind) || Supposed().IsMatch(before);
    }

    [GeneratedRegex(
        @"\b(?:it'?s|it is|this is|that'?s|i have|we have|i'?ve got|we'?ve got|having|there'?s|there is|got|it might be|might be|think it'?s|is) (?:an?|a real|a medical|an actual|kind of an|sort of an|like an) (?:medical |real |absolute )?emergency\b|\bthis is (?:really |very |super )?(?:an )?emergency\b|^(?:\W*(?:help|please|hello|hi|yes|oh my god)\b)*\W*(?:it'?s )?(?:an )?emergency\W*$|\bmedical emergency\b|\bemergency,? (?:please|help)\b|\b(?:help|please),? (?:it'?s )?(?:an )?emergency\b", Options)]
    private static partial Regex Declared();

    [GeneratedRegex(
        @"\b(?:hurt|cut|burn(?:ed|t)) (?:my|him|her|them)sel(?:f|ves) (?:really |very |pretty |so )?(?:bad(?:ly)?|deep(?:ly)?|severely|seriously)\b|\bchest(?: \w+)? (?:pains?|pressure|tightness|hurts|hurting|feels? (?:tight|heavy|like))\b|\bchest is (?:really |so |very )?(?:tight|hurting|killing|heavy|aching|burning|pounding)|\b(?:pains?|pressure|tightness|ache|squeezing|crushing|stabbing|elephant|weight)\b(?: \w+){0,3} (?:in|on|across) (?:my|his|her|the|their|your)(?: \w+)? chest\b|\bheart attacks?\b|\bcardiac arrest\b|\b(?:a|stroke|having) stroke\b|\bstroke symptoms\b|\boverdos(?:ed?|ing)\b|\btook too many\b|\b(?:took|swallowed|taken|ate|drank|drunk) (?:a |the |all |an )?(?:whole |entire |all (?:of )?)?(?:bottle|the pills|his pills|her pills|my pills|bleach|poison|batter(?:y|ies)|detergent|antifreeze|drain cleaner)|\bpoison(?:ed|ing)\b" +
        @"|\b(?:having )?(?:trouble|difficulty|difficulties|problems?|hard time) (?:with )?(?:her |his |my )?breathing\b|\bstruggling (?:to breathe|for breath|for air)\b|\bgasping\b|\b(?:hard|hardly|barely|difficult) (?:for (?:me|him|her) )?(?:to )?(?:able to )?breathe?\b|\bshort(?:ness)? of breath\b|\bcatch (?:my|his|her) breath\b|\b(?:choking|suffocating|drowning|drowned)\b|\bunconscious\b|\bunresponsive\b|\bnot (?:responding|responsive|waking up|conscious|answering me|reacting|moving at all)\b|\b(?:won't|doesn't|isn't) (?:respond|responding|react|reacting|answer|answering)(?: (?:to )?(?:me|us|anything))\b|\b(?:he|she|baby|husband|wife|mother|father|mom|mum|dad|son|daughter|child) (?:isn'?t|is not|won'?t|doesn'?t) (?:respond(?:ing)?|wak(?:e|ing) up|mov(?:e|ing))\b|\b(?:can'?t|cannot) swallow\b|\bhaving (?:an?|some kind of an?|a really bad|a bad) (?:allergic )?reaction\b|\bpass(?:ed|ing) out\b|\bfaint(?:ed|ing)\b|\bcollapsed?\b|\bblack(?:ed|ing) out\b|\b(?:seizures?|seizing|convulsions?|convulsing)\b" +
        @"|\b(?:bleeding|bleeds?) (?:a lot |so |really |very |pretty )?(?:badly|heavily|heavy|a lot|everywhere|out|profusely|bad|from (?:the|his|her|my) (?:head|ears?|eyes?|neck))\b|\bblood everywhere\b|\blosing (?:a lot of |so much |too much |lots of )?blood\b|\blots? of blood\b|\b(?:cough(?:ing|ed)|throw(?:ing|n)|vomit(?:ing|ed)|threw|spitting)(?: up)? (?:some |a lot of )?blood\b|\bthroat (?:is |feels like it'?s |feels )?(?:closing|swelling|swollen shut|tightening)|\banaphyla\w+|\b(?:tongue|face|lips?|throat) (?:is|are|keeps?|started) (?:\w+ )?(?:swelling|swollen|numb|droop\w*)|\bface (?:has |is )?(?:droop\w*|dropped)\b|\bdroop(?:ing|ed|y)\b|\bslurr(?:ed|ing)\b|\bsevere allergic reaction\b|\bturning (?:blue|gray|grey|purple)\b|\b(?:lips|baby|face) (?:is|are) blue\b" +
        @"|\b(?:severe|bad|third degree|serious) burns?\b|\b(?:was|were|been|got|is|are|just) (?:shot|run over|hit by a (?:car|truck|bus))\b|\b(?:stabbed|electrocuted)\b|\bshot (?:himself|herself|myself|me|him|her|in the)\b|\bgun ?shot\b|\bin labou?r\b|\bwater (?:just )?broke\b|\bworst headache\b|\bsuicid(?:e|al)\b|\b(?:can'?t|cannot|can not) (?:feel|move) (?:(?:the|my|his|her) )?(?:(?:left|right|whole|one) )?(?:side of )?(?:my|his|her|the|one) (?:(?:left|right|whole|entire) )?(?:arms?|legs?|face|side|hands?|body)\b|\b(?:arm|leg|face|side|left side|right side)(?: \w+)? (?:went|is|has gone|gone|are|feels?|just went) (?:completely |all |suddenly )?numb\b|\b(?:left|right) (?:arm|side) (?:is |went |feels? )?(?:numb|weak|tingling)\b|\bnumb(?:ness)? (?:on|in|down) (?:my|his|her|the|one) (?:left |right |whole )?(?:side|arm|face)\b|\bsudden(?:ly)? (?:lost|can'?t see|went blind|blind)\b|\blost (?:my |his |her )?(?:vision|sight|consciousness)\b|\bcar (?:crash|accident|wreck)\b|\b(?:he|she|dad|mom|husband|wife|baby|son|daughter|father|mother|grandpa|grandma)(?:'?s| is) dying\b|\bi'?m dying\b|\bi am dying\b|\bdrank (?:bleach|poison)\b|\b(?:hit|hurt|cracked) (?:his|her|my) head\b|\bheart (?:is )?(?:racing|pounding) (?:and|so) \w+", Options)]
    private static partial Regex Signs();

    /// <summary>No context takes these back.</summary>
    [GeneratedRegex(
        @"\b(?:can'?t|cannot|can not|can hardly|can barely|couldn'?t|isn'?t|ain'?t|aren'?t|not|stopped|stop|quit|stops) (?:really |even |hardly |quite )?breath(?:e|ing)\b|\b(?:won'?t|doesn'?t|can'?t|will not|wouldn'?t|not|isn'?t) (?:stop|stopping) (?:the )?bleed(?:ing)?\b|\b(?:the )?bleeding (?:won'?t|will not|doesn'?t|does not|isn'?t|hasn'?t|is not) stop\w*\b|\bblood (?:won'?t|isn'?t|doesn'?t) stop\w*|\b(?:kill(?:ing)?|harm(?:ing)?) (?:my|him|her|them)sel(?:f|ves)\b|" + Meaning + @"(?:hurt(?:ing)?|cut(?:ting)?) (?:my|him|her|them)sel(?:f|ves)\b(?! (?:if|when|while|at|in|on|shaving|playing|running|lifting|cooking|working)\b(?! purpose))|\b(?:hurt(?:ing)?|cut(?:ting)?) (?:my|him|her|them)sel(?:f|ves) (?:on purpose|deliberately|intentionally)\b|(?<!\bthe )\bend(?:ing)? (?:it all|(?:my|his|her) (?:own )?life)\b(?! (?:insurance|policy|cover|membership))|\b(?:don'?t|do not) (?:want to|wanna) (?:live|be alive|be here)(?=\W*$|[.,;!?]| (?:any ?more|any longer|and|but|because|like this)\b)|\bwant(?:s)? to die\b|\bbetter off dead\b" +
        @"|\b(?:won'?t|doesn'?t|isn'?t|can'?t|not|wouldn'?t|will not) (?:wak(?:e|ing)|get him to wake|get her to wake)(?: (?:him|her|them))? ?up\b|\b(?:call|need|send|get|want)(?: (?:me|us|for|him|her|someone))? (?:an |the )?(?:ambulance|paramedics?)\b|\b(?:call(?:ing)?|dial|need) (?:9 ?1 ?1|nine one one|nine eleven)\b(?! for)", Options)]
    private static partial Regex Certain();

    [GeneratedRegex(@"\b(?:not sure|don'?t know|no idea|unsure|can'?t tell|wondering|do not know|not certain)\W+(?:if|whether)\W+(?:\w+\W+){0,1}$", Options)]
    private static partial Regex Unsure();

    [GeneratedRegex(@"\b(?:if|in case|unless|when|whenever|should|for when|whether|suppose|say)\b[^.?!]{0,25}$", Options)]
    private static partial Regex General();

    // Near enough to be about it: "I'm not having any chest pain", but not "I'm not sure what to do, he passed out".
    [GeneratedRegex(@"\b(?:no|not|isn'?t|wasn'?t|without(?: any)?|never(?: had)?|(?:don'?t|doesn'?t|didn'?t|haven'?t|hasn'?t) (?:have|had|think|got|feel|be)|denies|ain'?t|nor|not like)(?: (?:any|an?|more|having|got|had|it'?s|this is|is|really|actually|exactly|been|like|in|some|even|kind of|having any|feeling|have|any more|having an|it|that)){0,3}\W*(?:\w+'?\w* ){0,0}$", Options)]
    private static partial Regex Denied();

    [GeneratedRegex(@"\b(?:history of|family history|follow[- ]?up|years? ago|months? ago|last (?:year|month|spring|summer|fall|winter)|used to|back in|previous(?:ly)?|past|prevent\w*|risk of|since (?:his|her|my|the)|after (?:my|his|her) (?:last|old)|recover(?:ing|ed|y)(?: from)?|screening for|article|about (?:a )?(?:possible )?)\b[^.?!]{0,25}$", Options)]
    private static partial Regex Past();

    [GeneratedRegex(@"^(?: \w+){0,4} (?:(?:years?|months?) (?:ago|back)|last (?:year|month|spring|summer|fall|winter)|in (?:19|20)\d\d|when (?:i|he|she) was|as a (?:kid|child)|(?:in|run(?:s|ning)? in) (?:my|our|the|his|her) family|(?:screening|medication|medicine|prescription|class|clinic|follow[- ]?up|history|inhaler|plan)\b)|^ (?:meds|training|prevention|risk)\b", Options)]
    private static partial Regex PastBehind();

    [GeneratedRegex(@"\b(?:what if|if i (?:ever|should|were)|in case|would (?:you|it)|hypothetical\w*|if (?:someone|somebody|a patient|anyone) (?:ever|were))\b[^.?!]{0,30}$", Options)]
    private static partial Regex Supposed();

    [GeneratedRegex(@"\bemergenc(?:y|ies)\b", Options)]
    private static partial Regex Mention();

    [GeneratedRegex(@"^\W*(?:contacts?|rooms?|number|exit|numbers|department|fund|phone|line|services? (?:number|cover)|appointments? (?:policy|rules?)|coverage|visits? covered)\b", Options)]
    private static partial Regex Noun();
}
