using Parley.Flows;
using Parley.Understanding.Spoken;
using Parley.Understanding.Values;

namespace Parley.Understanding.Slots;

/// <summary>A reading that a slot lays claim to.</summary>
/// <param name="Score">Which claim wins words that two want.</param>
/// <param name="IsSaidAgain">The words behind "no" or "I mean" within the turn: they replace what was said right before.</param>
internal sealed record Claim(SlotDefinition Slot, Reading.Found Reading, double Score, bool IsSaidAgain)
{
    public TokenSpan Span => Reading.Span;

    /// <summary>Yes, no and free text are read from the turn as a whole and take no words away.</summary>
    public bool SharesWords => Slot.Type is SlotType.YesNo || (Slot.Type is SlotType.Text && !Reading.IsEvident);
}
