using System.Text.RegularExpressions;

namespace Parley.Guardrails.Conduct;

/// <summary>Abuse, threats and self-harm in words.</summary>
internal static partial class ConductPatterns
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\b(kill(ing)? myself|end(ing)? my (own )?life|take my own life|suicid(e|al)|want(ed)? to die|wanna die|better off dead|don't want to (live|be alive|go on)|do not want to (live|be alive)|no reason to (live|go on)|hurt(ing)? myself|harm(ing)? myself|cut(ting)? myself on purpose|self[- ]harm|can't go on living|thinking (about|of) ending it( all)?|end it all)\b(?! laughing| shaving| if)", Options)]
    public static partial Regex SelfHarm();

    [GeneratedRegex(@"\b(i('ll| will|'m going to| am going to|'m gonna| gonna)|we('ll| will)) (come (over|by|down|round|around|in|there|(to|in|into) (the|your) \w+) and )?(kill|shoot|stab|hurt|beat|murder|strangle|find|come (for|after)|burn|bomb|smash|destroy) (you|your|this|the|somebody|someone|everyone|that)\b(?! (time|a|appointment|out|results?|number|address|way|place|paper|card|letter|email)\b)|\bi (want to|wanna|am about to|'m about to) (kill|shoot|stab|murder|strangle) (you|somebody|someone|everyone|them all)\b|\b(bomb in|blow up|shoot up|burn down) (the|your|this)\b|\byou('ll| will) (be sorry|regret)|\bi know where you (live|work)\b", Options)]
    public static partial Regex Threat();

    [GeneratedRegex(@"\b(fuck (you|off|this|your)|screw you|go to hell|shut (the (fuck|hell) )?up|(you('re| are)?|your?) (an? )?((fucking|stupid|dumb|bloody|damn|useless|worthless|pathetic|goddamn) )*(idiots?|morons?|imbeciles?|bitch|bastards?|assholes?|arseholes?|cunt|retard(ed)?|dumbass|trash|garbage|scum|pig|piece of (shit|crap|garbage|junk)|stupid|worthless|useless|pathetic)\b|stupid (bot|robot|machine|thing|computer|bitch|woman|idiot)|dumb (bot|robot|machine|bitch)|(bitch|asshole|arsehole|motherfucker|cunt|dickhead|dumbass)\b)", Options)]
    public static partial Regex Abuse();

    [GeneratedRegex(@"\b(f+u+c+k\w*|shit\w*|bullshit|asshole|arsehole|bitch|bastard|cunt|motherfuck\w*|dickhead|dumbass|retard(ed)?|slut|whore|nigger|faggot|kike|spic|chink)\b|\b(you('re| are)|your) (an? )?(such )?(complete |total )?(idiot|moron|stupid|dumb|pathetic|worthless|disgusting|liar|fool)\b|\b(shut up|go to hell|kill yourself|nobody likes you|you people are)\b", Options)]
    public static partial Regex Unspeakable();
}
