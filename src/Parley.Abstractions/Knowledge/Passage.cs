namespace Parley.Knowledge;

/// <summary>A retrieved piece of knowledge.</summary>
/// <param name="Id">Stable within its source.</param>
/// <param name="Source">The knowledge source's name.</param>
/// <param name="Title">What the passage is about; may be empty.</param>
/// <param name="Text">A few sentences that can be said as they stand.</param>
/// <param name="Score">0 (unrelated) to 1 (certain); comparable within one query only.</param>
public sealed record Passage(string Id, string Source, string Title, string Text, double Score);
