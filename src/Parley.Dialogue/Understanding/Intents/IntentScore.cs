namespace Parley.Understanding.Intents;

/// <summary>
/// Evidence to scores: the chances of each intent and of none of them, as a conditional logit, so that 0.5 is "more likely than all else
/// together". The constants were fitted on the tuning half of the labelled clinic turns, and the held-out half says what they are worth.
/// </summary>
internal static class IntentScore
{
    public static IReadOnlyList<double> Of(IReadOnlyList<IntentEvidence> evidence, bool hasMeanings, bool isOpenQuestion)
    {
        var weights = evidence.Select(e => Math.Exp(hasMeanings
            ? 5.6 * e.Nearest + 5.8 * e.Near + 4.7 * e.Margin + 4.3 * e.Words + 4.3 * e.WordsMargin + (e.HasSign ? 2.5 : 0)
            : 6.1 * e.Words + 4.2 * e.WordsMargin + (e.HasSign ? 3.0 : 0))).ToArray();
        var none = Math.Exp(hasMeanings
            ? 5.3 + 6.0 * (evidence.Count > 0 ? evidence[0].Background : 0) + (isOpenQuestion ? 2.4 : 0)
            : 2.7 + (isOpenQuestion ? 2.5 : 0));
        var total = weights.Sum() + none;
        return [.. weights.Select(w => w / total)];
    }
}
