using System.Text.RegularExpressions;

namespace Parley.Guardrails.Alarms;

/// <summary>
/// Danger to life as people tell it who know no name for it: "he keeled over", "a grape is stuck in his windpipe". Read wherever an emergency is
/// looked for, by the rules and by the flows, so that both hear the same. Pure and thread-safe.
/// </summary>
public static partial class SignsOfDanger
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const string Somebody = @"(he|she|(my |our |the |his |her )?(baby|son|daughter|kid|child|toddler|boy|girl|infant|newborn|little one|husband|wife|partner|mom|mum|dad|mother|father|brother|sister|grandma|grandpa|grandmother|grandfather|friend|neighbor|neighbour|coworker|roommate|uncle|aunt|man|woman|patient))";
    private const string Swallowed = @"(drank|drunk|swallowed|swallowing|ate|eaten|licked|downed|took|taken)";

    /// <param name="text">What was said, with plain apostrophes.</param>
    public static IEnumerable<Match> In(string text) => Sign().Matches(text);

    [GeneratedRegex(
        @"\bkeel(ed|ing) over\b|\b(sitting|standing|pressing|crushing|pushing|weight|brick|bricks|vice|vise) (down )?on (my|his|her) chest\b|\barm (feels?|is|has gone|went) (like |as heavy as )?(lead|dead|heavy as lead)\b"
        + @"|\bgot into (the |my |our |some )?(cleaning|medicine|medication|pill|pills|drug) ?(cupboards?|cabinets?|closets?|box|bottles?|supplies|stuff|products?)\b|\b" + Swallowed + @" (\w+ ){0,4}(cleaner|detergent|nail polish remover|paint thinner|lighter fluid|turpentine|windex|lysol|weed ?killer|bleach|antifreeze|laundry pods?|dishwasher (pod|tablet)s?|(button|watch) batter(y|ies)|magnets)\b"
        + @"|\b" + Swallowed + @" (a |an |the |his |her |my |almost |nearly )*(whole |entire |full |half a |half the )(pack|packet|box|bottle|strip|jar|card) of (?!water|wine|juice|milk|cookies|antibiotics)|\bswallowed (a|the) (pack|packet|box|bottle|strip|jar) of (\w+ ){0,3}(pills|tablets|capsules|medication|tylenol|aspirin|ibuprofen)\b"
        + @"|\b(mouth|face|eye|eyelid|cheek|side of (my|his|her) face) (is |has |has gone |'s |looks )?(hanging|sagging|lopsided|fallen)\b|\b(he's|she's|" + Somebody + @" is) (suddenly |all )?(talking|speaking) (gibberish|nonsense|in gibberish)\b|\b(his|her|my) (speech|words) (is|are|come|comes|came|keeps? coming) (out )?(all )?(garbled|jumbled|gibberish|slurred)\b"
        + @"|\b" + Somebody + @"('s| is| has|'s gone| has gone| went| just went)? (gone |going |went )?(all |completely |totally )?(limp|floppy|blue|grey|gray)\b|\b(can't|cannot|can not|couldn't|unable to) (rouse|revive|wake|wake up|bring back) (him|her|them|my|our|the baby)\b|\b" + Somebody + @" (isn't|is not|won't|not) (come|coming) (round|around|to)(?=\W*$|[.,;!])"
        + @"|\bblood (is |was |just |keeps? |keeps on |'s )*(pumping|pouring|gushing|spurting|squirting|streaming|shooting)\b|\b(gushing|spurting|squirting) (with )?blood\b|\b(cut|sliced|slashed|split|gashed|down|right|sliced open) (\w+ ){0,3}to the bone\b"
        + @"|\b(hard|harder|difficult|struggling|trouble|trying) (to get |getting )(any |enough )?(air|a breath)\b|\b(can't|cannot|can not|couldn't) (seem to )?(get|draw) (any |enough |a )?(air|breath|oxygen)\b|\b(lips?|tongue|throat) (is|are|'s|keeps?|started) (all )?(puffing|puffed|ballooning|swelling) ?(up)?\b|\b(hives|peanuts?|bee sting|stung)\b[^.?!]{0,40}\bwheez\w+|\bwheezing (like mad|badly|really bad|so (bad|hard))\b|\bcan't stop wheezing\b"
        + @"|\b(in|down) (my|his|her|the|their) (windpipe|airway)\b|\bheart (has |just |has just |'s )*(stopped|stopped beating|isn't beating|is not beating|quit beating)(?! (when|skipping|racing|hurting|pounding))\b|\bflat ?lin(ed|ing)\b|\b(no|without a|can't (find|feel) (a|his|her)|doesn't have a|hasn't got a) pulse\b"
        + @"|\bfoaming at the mouth\b|\b(shaking|jerking|twitching) all over and (won't|can't|not|isn't)\b|\bbaby('s| is) coming (right )?now\b|\b(can|could) see the (baby's )?head\b|\bbaby('s head)? is crowning\b"
        + @"|\b(jolted|zapped|shocked|struck|hit) by (a |the |some )?(live |downed |high[- ]voltage )?(power ?lines?|live wire|wires?|lightning|mains)\b|\b(he's|she's|" + Somebody + @" is) just (lying|laying) there\b|\b(pains?|shooting|radiating|spreading) (is |are )?(shooting |radiating |spreading |going |running )?(down|into|up) (my|his|her) (left )?arm\b[^.?!]{0,60}\b(sweat\w*|clammy|sick|breath|chest|jaw)\b"
        + @"|\bhit the (floor|ground|deck) and\b|\bwon't open (his|her) eyes\b|\bhaving (fits|convulsions)\b|\bcan't feel (my|his|her) (legs?|arms?|feet|hands?)\b|\bpregnant\b[^.?!]{0,40}\bbleeding\b(?! gums)|\bthroat (is|feels|keeps|started) (getting |growing )?(tight|tighter|narrow\w*)\b|\bchest feels? (tight|heavy|like)\b"
        + @"|\b" + Somebody + @" (has |just |suddenly )?stopped moving\b|\bblood (is )?all over\b|\bdown the wrong (way|pipe)\b[^.?!]{0,30}\b(can't|cannot|choking|breathe|sound|blue)\b|\b" + Swallowed + @" (\w+ ){0,4}(drain|oven|toilet|pool|pipe) (opener|cleaner|cleaning \w+|chlorine|tablets?)\b|\b(can see|see|exposed|down to) (the|my|his|her) bone\b", Options)]
    private static partial Regex Sign();
}
