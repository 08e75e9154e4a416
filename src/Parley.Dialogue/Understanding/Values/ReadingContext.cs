using NodaTime;
using Parley.Flows;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Values;

/// <summary>What a reader reads and for which slot.</summary>
/// <param name="Turn">The caller's words.</param>
/// <param name="Slot">What is looked for.</param>
/// <param name="IsAsked">The agent just asked for it, so a bare answer is one.</param>
/// <param name="Filled">What the slot holds already, in normal form.</param>
/// <param name="Corrects">The turn takes back what was said before.</param>
/// <param name="Now">At the business, local.</param>
/// <param name="Region">ISO 3166 country.</param>
internal sealed record ReadingContext(
    SpokenTurn Turn, SlotDefinition Slot, bool IsAsked, string? Filled, bool Corrects, LocalDateTime Now, string Region)
{
    /// <summary>The agent asked for another slot, so words that could be a bare answer are one to that.</summary>
    public bool AnswersAnother { get; init; }

    /// <summary>That other slot takes any words, so the turn may be nothing but its answer.</summary>
    public bool AnswersText { get; init; }

    /// <summary>The agent asked which of several times it is to be, so that a bare "three" is one, on offer or not.</summary>
    public bool OffersTimes { get; init; }

    /// <summary>What a caller may want here: words that only ask for it are no value.</summary>
    public IReadOnlyList<IntentDefinition> Intents { get; init; } = [];
}
