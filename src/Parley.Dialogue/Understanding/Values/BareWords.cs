using System.Collections.Frozen;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Values;

/// <summary>
/// Words that agree, refuse, thank, greet or win time and name nothing, picks of what was never offered and long numbers: alone they are no answer in words of
/// one's own, nor a name.
/// </summary>
internal static class BareWords
{
    private static readonly FrozenSet<string> Reactions = """
        yes yeah yep yup yea ya yah no nope nah ok okay okey sure right alright all correct exactly absolutely definitely certainly fine good great perfect cool wonderful lovely
        thanks thank you please hello hi hey bye goodbye um uh er erm hmm mm mhm huh oh ah well so and then of course very much that's thats it's its is that it sounds got i see
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Picks = "the first second third fourth last other one ones two both all none any of either neither those these them that this option number"
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>An account, a card or a telephone: nobody comes for its sake.</summary>
    private const int LongNumber = 7;

    /// <summary>Whether the words from here on are nothing else.</summary>
    public static bool Are(SpokenTurn turn, TokenSpan span) => All(turn, span, Reactions) || All(turn, span, Picks) || IsNumber(turn, span);

    private static bool All(SpokenTurn turn, TokenSpan span, FrozenSet<string> words) => Enumerable.Range(span.Start, Math.Max(0, span.Length)).All(at => words.Contains(turn[at]));

    private static bool IsNumber(SpokenTurn turn, TokenSpan span)
    {
        var text = string.Concat(Enumerable.Range(span.Start, Math.Max(0, span.Length)).Select(at => turn[at]));
        return text.Count(char.IsAsciiDigit) is >= LongNumber and var digits && digits * 2 > text.Length;
    }
}
