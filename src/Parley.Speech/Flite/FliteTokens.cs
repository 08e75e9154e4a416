namespace Parley.Speech.Flite;

/// <summary>Reads token times off an utterance whose durations are known.</summary>
internal static class FliteTokens
{
    // Token -> first word -> first syllable -> first segment; a segment begins where the one before it ends.
    private const string FirstSegment = ".R:SylStructure.daughter1.daughter1.R:Segment.p.end";
    private const string LastSegment = ".R:SylStructure.daughtern.daughtern.R:Segment.end";

    public static IReadOnlyList<FliteToken> Read(nint utterance)
    {
        var tokens = new List<FliteToken>();
        var end = 0f;
        for (var item = First(utterance, "Token"); item != 0; item = FliteNative.item_next(item))
        {
            if (FliteNative.flite_path_to_item(item, "daughter1") == 0)
            {
                tokens.Add(new FliteToken(end, end));
                continue;
            }

            var start = FliteNative.flite_ffeature_float(item, "daughter1" + FirstSegment);
            end = Math.Max(start, FliteNative.flite_ffeature_float(item, "daughtern" + LastSegment));
            tokens.Add(new FliteToken(start, end));
        }

        return tokens;
    }

    private static nint First(nint utterance, string relation) =>
        FliteNative.utt_relation(utterance, relation) is var found and not 0 ? FliteNative.relation_head(found) : 0;
}
