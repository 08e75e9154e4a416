namespace Parley.Understanding.Intents;

/// <summary>
/// Evidence to scores: the chances of each intent and of none of them, as a conditional logit, so that 0.5 is "more likely than all else
/// together". The constants were fitted on the tuning half of the labelled clinic turns, and the held-out half says what they are worth.
/// </summary>
internal static class IntentScore
{
    /// <summary>Keeps the logarithm of a chance of nothing within bounds.</summary>
    private const double Floor = 1e-3;

    /// <summary>Nearer than this, it is said nearly as it stands in the background.</summary>
    private const double AsWritten = 0.85;

    /// <summary>What a question about the business in general takes from a task that nobody asks for in such a way.</summary>
    private const double NotAskedSo = 3;

    /// <summary>What it says for a task that others who cannot keep a time ask for, and against any other where the agent has such a task.</summary>
    private const double ForWhoCannotCome = 1.5;

    public static IReadOnlyList<double> Of(TurnEvidence turn, bool hasMeanings)
    {
        var weights = turn.Intents.Select(e => Math.Exp((hasMeanings ? WithMeanings(e) : ByWords(e)) - (turn.IsGeneralQuestion && !e.IsAskedGenerally ? NotAskedSo : 0) + Kept(turn, e))).ToArray();
        var none = Math.Exp(hasMeanings ? NoneWithMeanings(turn) : NoneByWords(turn));
        var total = weights.Sum() + none;
        return [.. weights.Select(w => w / total)];
    }

    private static double Kept(TurnEvidence turn, IntentEvidence e) => !turn.CannotCome || !turn.Intents.Any(i => i.IsOfWhoCannotCome) ? 0 : e.IsOfWhoCannotCome ? ForWhoCannotCome : e.HasSign ? 0 : -ForWhoCannotCome;

    private static double WithMeanings(IntentEvidence e) =>
        1.78 * e.Nearest + 1.18 * e.Near + 0.59 * e.Margin + 3.01 * e.Words + 0.97 * e.WordsMargin + (e.HasSign ? 2.8 : 0)
        + 1.92 * e.Chance + 0.81 * Math.Log(e.Chance + Floor) + 0.57 * e.ChanceMargin + 1.25 * e.Slots + (e.HasOwnSlot ? 0.55 : 0);

    private static double NoneWithMeanings(TurnEvidence turn) =>
        1.96 * turn.Background + 0.25 * turn.Chance - (turn.NamesTime ? 0.85 : 0)
        + (turn.HasOwnBackground ? NoneByBackground(turn) : 0.9 + (turn.IsOpenQuestion ? 1.29 : 0) + (turn.IsQuestion ? 1.99 : 0));

    /// <summary>
    /// Fitted on a shop's examples and what is out of its scope, each fifth held against the rest: where what is no task was written down, being nearer to
    /// that than to any example says more, and the form of a question says less.
    /// </summary>
    private static double NoneByBackground(TurnEvidence turn) =>
        0.6 + 6 * (turn.Background - turn.Intents.Select(e => e.Nearest).DefaultIfEmpty(0).Max()) + 20 * Math.Max(0, turn.Background - AsWritten)
        + (turn.IsOpenQuestion ? 0.5 : 0) + (turn.IsQuestion ? 1.35 : 0);

    private static double ByWords(IntentEvidence e) => 6.1 * e.Words + 4.2 * e.WordsMargin + (e.HasSign ? 3.0 : 0) + 1.25 * e.Slots + (e.HasOwnSlot ? 0.55 : 0);

    private static double NoneByWords(TurnEvidence turn) => 2.7 + 6.1 * turn.Words + (turn.IsOpenQuestion ? 2.5 : 0);
}
