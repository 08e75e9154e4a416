namespace Parley.Understanding.Intents;

/// <summary>
/// Evidence to a score where 0.5 is the line for acting without asking. A logistic model; its constants were fitted on the tuning half of the
/// labelled clinic turns, and the held-out half says what they are worth.
/// </summary>
internal static class IntentScore
{
    public static double Of(IntentEvidence e, bool hasMeanings) => Logistic(hasMeanings
        ? 5.0 * e.Nearest + 3.0 * e.Near + 7.0 * e.Margin - 3.0 * e.Background + 2.5 * e.Words + 2.0 * e.WordsMargin + (e.HasSign ? 1.5 : 0) - 4.0
        : 5.0 * e.Words + 3.0 * e.WordsMargin + (e.HasSign ? 2.0 : 0) - 3.2);

    private static double Logistic(double distance) => 1 / (1 + Math.Exp(-distance));
}
