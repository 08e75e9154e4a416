using System.Collections.Frozen;

namespace Parley.Knowledge.Lexical;

/// <summary>Words that carry no topic: function words, and what people say while they think of the question.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> All = """
        a about actually again ah alright also am an and any anybody anyone anything are around as at be because been being but by call called can
        cannot could d did do does doing don done else er ever for from get gets getting give go going gonna gotta got guys had has
        have having he hello her here hey hi him his how i if in into is it its just kind know let like ll look m make makes
        maybe me might mine much must my need needs now of off oh ok okay on one only or our ours out over please
        put quite re really right s say see she should so some somebody someone something sort stuff sure take takes taking tell than
        thank thanks that the their them then there these they thing things think this those to too uh um up us usually ve
        very wanna want wanted wants was we well were what when where whether which while who whom whose why will with wonder
        wondering would yeah yes you your yours work works exactly possible able ahead somewhere anywhere happen happens come comes coming bring
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string word) => All.Contains(word);
}
