using System.Text.RegularExpressions;

namespace Parley.Guardrails.Conduct;

/// <summary>Abuse in words, and what an agent never says.</summary>
internal static partial class ConductPatterns
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\b(fuck (you|off|this|your)|screw you|go to hell|shut (the (fuck|hell) )?up|(you('re| are)?|your?) (an? )?((fucking|stupid|dumb|bloody|damn|useless|worthless|pathetic|goddamn) )*(idiots?|morons?|imbeciles?|bitch|bastards?|assholes?|arseholes?|cunt|retard(ed)?|dumbass|trash|garbage|scum|pig|piece of (shit|crap|garbage|junk)|stupid|worthless|useless|pathetic)\b|stupid (bot|robot|machine|thing|computer|bitch|woman|idiot)|dumb (bot|robot|machine|bitch)|(bitch|asshole|arsehole|motherfucker|cunt|dickhead|dumbass)\b)", Options)]
    public static partial Regex Abuse();

    [GeneratedRegex(@"\b(f+u+c+k\w*|shit\w*|bullshit|asshole|arsehole|bitch|bastard|cunt|motherfuck\w*|dickhead|dumbass|retard(ed)?|slut|whore|nigger|faggot|kike|spic|chink)\b|\b(you('re| are)|your) (an? )?(such )?(complete |total )?(idiot|moron|stupid|dumb|pathetic|worthless|disgusting|liar|fool)\b|\b(shut up|go to hell|kill yourself|nobody likes you|you people are)\b", Options)]
    public static partial Regex Unspeakable();
}
