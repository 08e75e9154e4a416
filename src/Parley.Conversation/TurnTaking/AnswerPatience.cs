using Parley.Flows;

namespace Parley.Conversation.TurnTaking;

/// <summary>
/// How long a silence ends the caller's turn, by what was asked for. A number that is being read out has pauses in it and a yes has none; once a
/// value is whole there is nothing to wait for.
/// </summary>
internal static class AnswerPatience
{
    private const double Undecided = 0.5;

    // Of a value being dictated that nobody judged: rather half of it too late than half of it alone.
    private const double DictationUndecided = 0.35;

    /// <param name="rules">The call's.</param>
    /// <param name="asked">What was asked for; null for nothing in particular.</param>
    /// <param name="finished">Probability that all was said; null while unknown.</param>
    public static TimeSpan After(TurnRules rules, SlotType? asked, double? finished) => asked switch
    {
        SlotType.YesNo or SlotType.Choice =>
            rules.EndpointingDelay(finished ?? Undecided, rules.MinimumEndpointing, Shorter(rules.ShortAnswerEndpointing, rules.MaximumEndpointing)),
        SlotType.Text or SlotType.Address =>
            rules.EndpointingDelay(finished ?? Undecided, Shorter(rules.FreeAnswerEndpointing, rules.MaximumEndpointing), rules.MaximumEndpointing),
        null => rules.EndpointingDelay(finished ?? Undecided, rules.MinimumEndpointing, rules.MaximumEndpointing),
        _ => rules.EndpointingDelay(finished ?? DictationUndecided, rules.MinimumEndpointing, rules.MaximumEndpointing),
    };

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
