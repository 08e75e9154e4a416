namespace Parley.Testing.Labelled;

/// <summary>A stretch of a text and what it is.</summary>
/// <param name="Category">In snake_case.</param>
public readonly record struct LabelledSpan(string Category, int Start, int End);
