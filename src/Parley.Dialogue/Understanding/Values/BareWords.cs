using System.Collections.Frozen;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Values;

/// <summary>Words that agree, refuse, thank, greet or win time and name nothing: alone they are no answer in words of one's own, nor a name.</summary>
internal static class BareWords
{
    private static readonly FrozenSet<string> Reactions = """
        yes yeah yep yup yea ya yah no nope nah ok okay okey sure right alright all correct exactly absolutely definitely certainly fine good great perfect cool wonderful lovely
        thanks thank you please hello hi hey bye goodbye um uh er erm hmm mm mhm huh oh ah well so and then of course very much that's thats it's its is that it sounds got i see
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the words from here on are nothing else.</summary>
    public static bool Are(SpokenTurn turn, TokenSpan span) => Enumerable.Range(span.Start, Math.Max(0, span.Length)).All(at => Reactions.Contains(turn[at]));
}
