using System.Text.RegularExpressions;
using Parley.Guardrails.Alarms;

namespace Parley.Guardrails.Conduct;

/// <summary>How callers threaten people and places. A cold may be beaten, an exam destroyed and a clinic found: what is threatened has to be somebody, or where somebody is.</summary>
internal static partial class ThreatWords
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string Aim = @"\b(i('ll| will|'m going to| am going to|'m gonna| am gonna| gonna|'m about to| am about to|'m coming to| swear i'll)|we('ll| will|'re going to| are going to|'re gonna|'re coming to)|i (want to|wanna|could|should)( just)?) ((come|go) (over|by|down|back|round|around|in|there|(to|in|into) (the|your) \w+) and )?(personally |seriously )?";

    private const string People = @"(doctors?|docs?|dr|nurses?|receptionists?|managers?|supervisors?|staff|employees?|agents?|drivers?|couriers?|clerks?|dentists?|surgeons?|physicians?|therapists?|assistants?|secretar(y|ies)|boss(es)?|owners?|people|persons?|women|woman|men|man|lady|ladies|guys?|girls?|kids?|children|child|family|families|wife|husband|mother|father|mom|dad|son|daughter|brother|sister|team|crew|neighbou?rs?|workers?|bitch|bastards?|idiots?|assholes?)";

    private const string Somebody = @"(you( all| guys| people| both| lot)?(?! (all )?(an?|the|some|my|over|off|to|there|time|out|back|in|on|up|with (an?|the|my)|appointment|results?|number|address|way|place|paper|card|letter|e-?mail|text)\b)|somebody|someone|everyone|everybody|all of (you|them)|them all|whoever|(your|the|that|this|those|these) ((\w+ )(?!to\b))?" + People + @"\b(?! to (it|the|there)\b))";

    private const string Place = @"(place|clinic|office|building|house|home|hospital|store|shop|desk|car|cars|company|business|windows?|front desk|waiting room|warehouse|everything|whole (place|thing|building|clinic|office)|practice)";

    /// <param name="said">With the figures of speech still in it.</param>
    public static bool AreIn(string said) => Threat().IsMatch(FiguresOfSpeech.Without(said));

    [GeneratedRegex(
        Aim + @"(kill|shoot|stab|hurt|beat|murder|strangle|smash|destroy|attack|punch|choke|bomb|burn|come after) " + Somebody + @"(?!\w)"
        + @"|" + Aim + @"(burn|bomb|smash|destroy|blow up|shoot up|trash|torch) (down |up )?(your|this|the|that) (\w+ )?" + Place + @"\b"
        + @"|" + Aim + @"come for you\b(?! at)|" + Aim + @"(break|snap|wring|crush|bash|smash|slit|cut|blow)( in)? (you|your|the|that|his|her|their)( \w+('s)?){0,2} (necks?|legs?|arms?|face|teeth|head|skull|jaw|nose|fingers|throat|kneecaps|brains)\b(?! of)"
        + @"|\bbeat the (\w+ )?(hell|shit|crap|life|daylights|snot|living daylights) out of (you|him|her|them|whoever|somebody|someone|(that|your|the|this) (\w+ )?" + People + @")\b|" + Aim + @"beat (you|him|her|them|somebody|someone) up\b"
        + @"|\b(hunt|track) (you|them|him|her) down\b(?! (a|some))|\bfind (out )?where you (live|work)\b|\bfind you and (\w+ )?(kill|hurt|make|beat|shoot|stab)\b"
        + @"|\b(com(e|ing)|be|going|walk(ing)?|show(ing)? up) (\w+ ){0,3}with (a|my) (loaded |big )?(gun|rifle|shotgun|pistol|bomb|machete)\b|\b(down|over|in) there with (a|my) (knife|bat|axe)\b"
        + @"|\bpay (for (this|it|that) )?(with|in) (your )?(blood|(your|their) (life|lives))\b|\b(somebody|someone|people|one of you|you|you're|all of you)('s| is| are)? (going to |gonna |will )(get |be |end up )?(shot|killed|stabbed|dead)\b|\b(somebody|someone|people|one of you|you're|you)('s| is| are)? (going to |gonna |will )(die|bleed|get hurt|be hurt) (if|unless|when|for)\b(?! (i|he|she|we) (don't|can't) get (help|a doctor))"
        + @"|\bput a bullet in\b|\b((?<!\b(bath|photo|shower|seed|cocoa|chocolate) )bomb in|blow up|shoot up|burn down) (the|your|this) (\w+ )?" + Place + @"\b|\byou('ll| will) (be sorry|regret)\b|\bi know where you (live|work)\b"
        + @"|\bbreak every bone\b|\b(better|should|need to) watch your back\b|\b(afraid|scared) to use (it|this|one) on\b|\b(you're|you are|he's|he is|she's|she is) (a )?dead (man|woman|meat)\b", Options)]
    private static partial Regex Threat();
}
