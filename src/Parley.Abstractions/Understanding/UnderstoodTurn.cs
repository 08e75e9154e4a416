using System.Collections.Immutable;
using Parley.Flows;

namespace Parley.Understanding;

/// <summary>What was understood of one caller turn. Everything in it is a proposal: the flow engine commits.</summary>
/// <param name="Intents">Likely intents, best first, scores 0 to 1; empty for "none of these".</param>
/// <param name="Slots">Values found, by slot name, in normal form and already valid by type.</param>
/// <param name="Acts">What the turn does beside naming values.</param>
/// <param name="Rejected">Slots whose words were found but do not make a valid value, with a sentence that says why ("that date is in the past").</param>
public sealed record UnderstoodTurn(
    IReadOnlyList<ScoredIntent> Intents,
    IReadOnlyDictionary<string, FoundValue> Slots,
    CallerActs Acts,
    IReadOnlyDictionary<string, string> Rejected)
{
    /// <summary>What the turn asks beside the first of its tasks, or beside its answer, in the order said.</summary>
    public IReadOnlyList<AlsoAsked> Also { get; init; } = [];

    /// <summary>Intents, under way or waiting, that the caller gives up: "forget the refill, just the appointment".</summary>
    public IReadOnlyList<string> Dropped { get; init; } = [];

    /// <summary>The turn's words without those; null where nothing is asked besides and nothing given up.</summary>
    public string? Rest { get; init; }

    /// <summary>
    /// Who calls and how they are reached, said while no slot is open, as tasks will ask for it; and under <see cref="SlotType.Identifier"/> a number that
    /// was all that was said.
    /// </summary>
    public IReadOnlyDictionary<SlotType, FoundValue> Introduced { get; init; } = ImmutableDictionary<SlotType, FoundValue>.Empty;
}
