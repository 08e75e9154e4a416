using System.Text.RegularExpressions;

namespace Parley.Understanding.Acts;

/// <summary>Harm that has come to somebody, by what it is: poison and pills by the dozen, wounds, falls and burns, bites, a pregnancy in danger, a high fever.</summary>
internal static partial class Harms
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const string Took = @"\b(?:took|taken|taking|swallow(?:ed|ing)|ate|eaten|drank|drunk|downed|got into)\b";
    private const string Many = @"(?:\d\d+|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:a |one )?hundred|dozens?(?: of)?|a (?:whole )?(?:handful|fistful|bunch|lot) of|all (?:of )?(?:my|his|her|the|their))";
    private const string Limb = @"(?:finger(?:tip)?s?|thumb|toes?|hand|arm|leg|foot|ear)";

    /// <param name="said">With plain apostrophes.</param>
    /// <param name="isTakenBack">Whether the words around a match make it none: a denial, the past.</param>
    public static bool AreIn(string said, Func<Match, bool> isTakenBack) =>
        Poison().Matches(said).Any(match => !isTakenBack(match)) || Wounds().Matches(said).Any(match => !isTakenBack(match))
        || Bites().Matches(said).Any(match => !isTakenBack(match)) || Fevers().Matches(said).Any(match => !isTakenBack(match));

    [GeneratedRegex(
        Took + @"(?: \w+){0,4} (?:poison|bleach|antifreeze|gasoline|pesticide|lye|ammonia|drain cleaner|button batter(?:y|ies)|magnets)\b|"
        + Took + @"(?: \w+){0,2} " + Many + @"(?: \w+){0,3} (?:pills?|tablets?|capsules?|tylenols?|aspirins?|ibuprofens?|xanax|oxy\w*)\b", Options)]
    private static partial Regex Poison();

    [GeneratedRegex(
        @"\bbones? (?:is |are |was )?(?:\w+ )?(?:sticking|poking|coming|came) (?:out|through)\b|\b(?:cut|chopped|sliced|sawed|tore|ripped|bit) (?:\w+ ){1,2}" + Limb
        + @" (?:\w+ )?off\b|\b(?:cut|chopped|sliced|sawed|tore|ripped|severed|bit) (?:off )?(?:part of )?(?:my|his|her|the|a) " + Limb + @" (?:clean )?off\b|\b(?:cut|chopped|sliced|sawed|tore|ripped) off (?:\w+ ){0,4}"
        + Limb + @"\b|\bsevered (?:\w+ ){0,3}" 
        + Limb + @"\b|\bamputated (?:my|his|her) |\bfell (?:off|from|out of) (?:a|the|his|her|my|our) (?:\w+ )?(?:roof|ladder|balcony|window|scaffold\w*)\b"
        + @"|\bburn(?:ed|t|s)?\b(?: \w+){0,3} (?:badly|severely|really bad)\b|\b(?:badly|severely) burn(?:ed|t)\b|\b(?:hair|clothes|shirt|dress|he|she|house|kitchen) (?:is |are |caught |was )?on fire\b|\bcaught fire\b"
        + @"|\b(?:having|having had|think it'?s|might be) a miscarriage\b|\bmiscarrying\b|\bcontractions\b", Options)]
    private static partial Regex Wounds();

    [GeneratedRegex(
        @"\b(?:bitten|bit|stung) by (?:a |an |some )?(?:\w+ )?(?:snake|rattlesnake|copperhead|cottonmouth|viper|black widow|scorpion|jellyfish)\b|\b(?:snake|rattlesnake|copperhead|cottonmouth|black widow) (?:bit|bite|has bitten)\b", Options)]
    private static partial Regex Bites();

    // From 104 degrees Fahrenheit, or any in the first weeks of life.
    [GeneratedRegex(
        @"\b(?:fever|temperature|temp)\b[^.?!]{0,20}\b(?:10[4-9]|(?:a |one )?hundred(?: and)? (?:four|five|six|seven)|one (?:oh|o|zero) (?:four|five|six|seven))\b|\b(?:10[4-9]|hundred(?: and)? (?:four|five|six)) (?:degree )?(?:fever|temperature)\b"
        + @"|\b(?:newborn|(?:days?|weeks?)[- ]old)\b[^.?!]{0,25}\b(?:fever|temperature)\b", Options)]
    private static partial Regex Fevers();
}
