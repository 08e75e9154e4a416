namespace Parley.Dialogue.LanguageModels.Registry;

/// <summary>How long models of a class are waited for.</summary>
/// <param name="FirstToken">A model without a first piece of its answer by then has failed.</param>
/// <param name="NextToken">Longest silence in the middle of an answer.</param>
/// <param name="Altogether">Without a first piece from any model by then, all are given up.</param>
/// <param name="Hedge">At the latest after so much silence the next model is asked too. Zero: never before the first has failed.</param>
/// <param name="LearnsHedge">A model that usually answers sooner is hedged sooner: after the time within which nine of ten answers began.</param>
public sealed record ModelTiming(TimeSpan FirstToken, TimeSpan NextToken, TimeSpan Altogether, TimeSpan Hedge, bool LearnsHedge = true)
{
    /// <summary>The hedge leaves the second model a tenth of a second, so that half a second after the question somebody speaks.</summary>
    public static ModelTiming Live { get; } =
        new(TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2.5), TimeSpan.FromMilliseconds(400));

    /// <summary>Nobody waits on the line: no hedge, since it costs twice.</summary>
    public static ModelTiming Deep { get; } =
        new(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(90), TimeSpan.Zero, LearnsHedge: false);
}
