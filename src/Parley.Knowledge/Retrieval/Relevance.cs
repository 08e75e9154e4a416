namespace Parley.Knowledge.Retrieval;

/// <summary>
/// Fuses what words and meaning say into one figure from 0 to 1, where 0.5 is the line between "answers" and "does not". Meaning ranks
/// paraphrases, words separate neighbours ("Friday" from "Saturday"), and a question about things no fact knows ("does the clinic have a gym")
/// loses. The constants were fitted on the evaluation's tuning questions; its held-out questions say what they are worth.
/// </summary>
internal static class Relevance
{
    private const double WordsWeight = 0.7;
    private const double UnknownWeight = 0.2;
    private const double FusedMiddle = 0.78;
    private const double WordsMiddle = 0.18;
    private const double Steepness = 8;

    public static double Of(FactMatch match) => match.Meaning is { } meaning
        ? Logistic(meaning + WordsWeight * match.Words - UnknownWeight * match.Unknown - FusedMiddle)
        : Logistic(match.Words - UnknownWeight * match.Unknown - WordsMiddle);

    private static double Logistic(double distance) => 1 / (1 + Math.Exp(-Steepness * distance));
}
