using System.Collections.Frozen;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Intents;

/// <summary>The words of a sentence that carry what it is about, in stems, so that "cancelling" and "cancelled" meet.</summary>
internal static class TopicWords
{
    private const int ShortestStem = 3;

    private static readonly FrozenSet<string> Stop = """
        a about actually ah alright also am an and any are as at be because been being but by can cannot could d did do does doing done er erm for from
        get getting give go going gonna gotta got had has have having he hello her here hey hi him his how i if i'd i'll i'm i've in into is it it's its just kind know
        let like ll look m make maybe me might mine mm my myself need needs now of off oh ok okay on one or our out over please possible put quite re really right s say see she
        should so some something somebody someone sort sure t take than thank thanks that that's the their them then there these they thing things think this those to today tomorrow too uh um up us ve very
        wanna want wanted wants was we well were what what's when where whether which while who will with wonder wondering would yeah yes yep you you'd your you're able speaking calling
        monday tuesday wednesday thursday friday saturday sunday two three four five six seven eight nine ten morning afternoon evening hoping guys trying
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    public static IReadOnlyList<string> Of(SpokenTurn turn) =>
        [.. turn.Tokens.Where(t => t.Text.Length > 1 && char.IsLetter(t.Text[0]) && !Stop.Contains(t.Text)).Select(t => Stem(t.Text)).Distinct(StringComparer.Ordinal)];

    public static bool IsStop(string word) => Stop.Contains(word);

    public static string Stem(string word)
    {
        var stem = word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] : word;
        if (stem.Length <= ShortestStem)
            return stem;
        stem = stem.EndsWith("ies", StringComparison.Ordinal) && stem.Length > 4 ? stem[..^3] + "y"
            : stem[^1] is 's' && stem[^2] is not ('s' or 'u' or 'i') ? stem[..^1]
            : stem;
        foreach (var ending in (ReadOnlySpan<string>)["ation", "ing", "ment", "ed", "e"])
            if (stem.EndsWith(ending, StringComparison.Ordinal) && stem.Length - ending.Length >= ShortestStem)
            {
                stem = stem[..^ending.Length];
                break;
            }

        return stem.Length > ShortestStem && stem[^1] == stem[^2] ? stem[..^1] : stem;
    }
}
