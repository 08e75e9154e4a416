namespace Parley.Understanding.Spoken;

/// <summary>A value read from a place in a turn, and how far it reaches.</summary>
/// <param name="Value">What was read.</param>
/// <param name="End">Behind its last token.</param>
internal readonly record struct Reach<T>(T Value, int End);
