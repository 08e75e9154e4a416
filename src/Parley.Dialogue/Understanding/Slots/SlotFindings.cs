using Parley.Flows;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Slots;

/// <param name="Values">By slot name.</param>
/// <param name="Rejected">By slot name, a sentence each.</param>
/// <param name="Spans">The words that values were read from.</param>
internal sealed record SlotFindings(IReadOnlyDictionary<string, FoundValue> Values, IReadOnlyDictionary<string, string> Rejected, IReadOnlyList<(SlotDefinition Slot, TokenSpan Span)> Spans)
{
    /// <summary>Words for a second value of a slot; the flow takes one at a time.</summary>
    public IReadOnlyList<(SlotDefinition Slot, TokenSpan Span)> More { get; init; } = [];

    public static SlotFindings None { get; } = new(new Dictionary<string, FoundValue>(), new Dictionary<string, string>(), []);
}
