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
            ? 3.8 * e.Nearest + 3.2 * e.Near + 3.9 * e.Margin + 3.1 * e.Words + 2.7 * e.WordsMargin + (e.HasSign ? 1.7 : 0)
            : 5.3 * e.Words + 3.3 * e.WordsMargin + (e.HasSign ? 2.3 : 0))).ToArray();
        var none = Math.Exp(hasMeanings
            ? 2.8 + 3.5 * (evidence.Count > 0 ? evidence[0].Background : 0) + (isOpenQuestion ? 1.5 : 0)
            : 1.4 + (isOpenQuestion ? 1.9 : 0));
        var total = weights.Sum() + none;
        return [.. weights.Select(w => w / total)];
    }
}
