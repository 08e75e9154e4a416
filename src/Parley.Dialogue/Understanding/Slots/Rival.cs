using Parley.Flows;
using Parley.Understanding.Spoken;
using Parley.Understanding.Values;

namespace Parley.Understanding.Slots;

/// <summary>
/// What may make something of the same words as another claim, whatever the scores say. Of two that overlap the longer one takes the words where it
/// stands higher: a telephone number that came to nothing (its digits are no time of day), then one that is whole ("415 555 0199" begins like a
/// quarter past four), then a
/// time ("three in the afternoon" is not the choice of the afternoon), then all else.
/// </summary>
/// <param name="Standing">Higher comes before; null for what neither takes words from others nor loses them so.</param>
/// <param name="IsFailedAnswer">It answers the question but not well enough, so its words are no answer to another one of its type.</param>
internal readonly record struct Rival(SlotDefinition Slot, TokenSpan Span, int? Standing, bool IsFailedAnswer)
{
    /// <summary>What a telephone number that is valid where it was said is read with at least.</summary>
    private const double CertainNumber = 0.9;

    public static Rival Of(Claim claim, SlotDefinition? asked) => new(claim.Slot, claim.Span, claim.Slot.Type switch
    {
        SlotType.Text => null,
        SlotType.Phone => claim.Reading.Confidence >= CertainNumber ? 2 : 0,
        SlotType.Choice when claim.Slot.Name == asked?.Name => 1,
        SlotType.Time or SlotType.DateTime => 1,
        _ => 0,
    }, IsFailedAnswer: false);

    /// <param name="isAnswered">Another part of the turn is a value of the slot.</param>
    public static Rival Of(SlotDefinition slot, Reading.Invalid reading, SlotDefinition? asked, bool isAnswered) =>
        new(slot, reading.Span, slot.Type is SlotType.Phone ? 3 : null, slot.Name == asked?.Name && !isAnswered);

    public bool TakesFrom(Rival other) =>
        Span.Overlaps(other.Span)
        && (Standing > other.Standing && Span.Length > other.Span.Length || IsFailedAnswer && other.Slot.Type == Slot.Type && other.Slot.Name != Slot.Name);
}
