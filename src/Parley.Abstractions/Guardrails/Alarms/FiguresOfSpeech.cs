using System.Text.RegularExpressions;

namespace Parley.Guardrails.Alarms;

/// <summary>
/// Grave words that stand for something light: "dying to know", "drowning in paperwork". Whoever looks for an emergency, for threats or for
/// self-harm takes them out first. Each names what makes it light, so that the grave words alone stay. Pure and thread-safe.
/// </summary>
public static partial class FiguresOfSpeech
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>What gives nobody more than a fright.</summary>
    private const string Sight = @"(when|after|once) (i|we|he|she|they|you) (saw|heard|read|opened|looked at|got|found out|found|realized|noticed|told (me|us)) (how much|how|what (it|that|you)|the|your|that|this|my|our|it)\b(?! (doctor|needle|wound|cut|injur\w+|heat|news of|blood))[^.?!]{0,30}\b(price|bill|invoice|total|cost|costs|quote|fees?|charge|charges|charged|email|e-mail|letter|rate|premium|statement|owe|tag|interest|deductible|balance|paid)\b|(at|from|over) (the|your|that|this|my) (price|bill|total|cost|quote|fees?|invoice)";

    private const string Chores = @"((all|all of|so much|so many|my|the|these|this|your|a (sea|pile|mountain|flood|ton) of|too much|too many|school|office) )*(paperwork|work|e-?mails?|bills|debts?|homework|laundry|forms?|meetings|orders|tasks|calls|messages|requests|deadlines|dishes|boxes|information|details|fees|spam|mail)\b";

    /// <returns>The text with its apostrophes plain and without the figures of speech.</returns>
    public static string Without(string text) => Figure().Replace(text.Replace('\u2019', '\''), " ");

    [GeneratedRegex(
        @"\b(i'm|i am|we're|we are|he's|she's|they're|been|just|absolutely|simply|literally|really) dying (to (know|see|hear|meet|try|find|get (in|my|a|an|the|it|one)|ask|go to|have|eat|read|tell|visit|learn|buy|wear|watch|play)\b|of (curiosity|boredom|embarrassment|shame|laughter|hunger)\b|laughing\b|for (an?|some|the|my) (?!doctor|ambulance|help|nurse|medic))"
        + @"|\b(died|die|dead|dying|killed|kills?|killing) (of )?(laughing|laughter|embarrassment|boredom|shame)\b"
        + @"|\b(almost|nearly|practically|about|could have|could've|gave (me|us|him|her)|just about|thought i'd|thought i would|would have|would've) (just )?(had |have |having |gotten |got |get )?(an? )?(mini |small |little |minor )?(heart attack|stroke|seizure|died|fainted|passed out|collapsed|choked|keeled over|fell over|a fit) (" + Sight + @")"
        + @"|\b(would|'d|will|'ll|going to|gonna) (probably |just |really )?(have (an? )?(heart attack|stroke|seizure|fit)|collapse|faint|pass out|keel over|drop dead) (if|when) (he|she|they|you|my \w+|i|we) (only )?(knew|knows?|saw|sees|see|finds?|found|hears?|heard|looks?) (out )?(what|how|the|that|about|this)\b"
        + @"|\bheart (just |nearly |almost |actually )?(stopped|skipped a beat) (" + Sight + @")"
        + @"|\boverdos(e|ed|ing) (of|on) (homework|work|sugar|chocolates?|candy|cake|cookies|tv|television|netflix|news|information|cuteness|e-?mails?|paperwork|social media|games|pizza|turkey|holiday\w*|christmas|music|meetings|advice|sports)\b"
        + @"|\bsuicide (squad|doors?|wings|sprints?|squeeze|drills?|prevention (training|class|course|walk|poster|fundraiser|week|month))\b"
        + @"|\b(drowning|drowned|suffocating|choking|buried|swamped) (in|under|with|on|by) " + Chores
        + @"|\bchok(ed|ing|es) ((?<=choked )up\b(?! (blood|on|some|his|her|a|the|water))|on (the|that|your) (price|bill|cost|fees?)\b)"
        + @"|\b(tent|table|chair|shelf|shelves|bed|desk|boxe?s?|stand|rack|canopy|gazebo|frame|crib|cot|tripod|tower|umbrella|bookcase|wardrobe|deal|cake|parcel|package|packaging|umbrella|carton|drawer) (has |have |had |just |completely |suddenly |immediately |already )*collapsed?\b(?! (on|onto|under|over|with) (me|him|her|us|them|my|his|the (baby|child|kid)))"
        + @"|\bblack(ed|ing)? ?out (the|those|my|our) (weekends?|dates|weeks?|calendar|windows?|names?|text|lines?|numbers?|page|section|address)\b|\bblack ?out (dates?|days|curtains?|blinds?|shades?|period)\b"
        + @"|\bgasp(ed|ing)? (at|over) (how|your|that|this|the (price|view|size|cost|sight))\b"
        + @"|\b(battery|batteries|nerves|engine|motor|phone|hinge|zipper|screen|shocks|brakes|transmission|charger|springs?|fuse) (is|are|was|were) (just |completely |totally |all |pretty much )?shot\b"
        + @"|\bshot (you |him |her |them |me |over |off )*(an?|the|my|that|your|another) (quick |short |new )?(e-?mail|text|message|note|reply|link|video|photo|picture|film|movie)\b"
        + @"|\bstroke of (luck|genius|midnight)\b|\blet me (just )?catch my breath\b|\b(a|one) (second|moment|minute|sec) to catch my breath\b"
        + @"|\b(kill|killing|killed) (two|three|both|a few) birds\b|\b(i'd|i would|i could|would|he'd|she'd) kill (for|to (get|have|be)) "
        + @"|\b(to|and|just|wanna|want) die (my|her|his|the|their) (hair|fabric|shirt|wool|curtains|roots|jeans|dress)\b"
        + @"|\bkilling (myself|himself|herself|ourselves) (laughing|with work|to get (here|there)|trying to (get|reach|make|finish|call|find))\b", Options)]
    private static partial Regex Figure();
}
