namespace Parley.Calls;

/// <summary>Text shown while a call runs. A later caption with the same <paramref name="SegmentId"/> replaces an earlier one.</summary>
/// <param name="SegmentId">One utterance keeps its id from the first interim to the final.</param>
/// <param name="Speaker">Whose words.</param>
/// <param name="Text">The whole text of the segment so far.</param>
/// <param name="IsFinal">No further caption with this id follows.</param>
public sealed record Caption(string SegmentId, Speaker Speaker, string Text, bool IsFinal);
