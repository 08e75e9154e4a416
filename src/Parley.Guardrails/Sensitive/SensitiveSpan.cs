namespace Parley.Guardrails.Sensitive;

/// <summary>Where a text says something sensitive.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="Length">In characters.</param>
public readonly record struct SensitiveSpan(int Start, int Length, SensitiveCategory Category)
{
    public int End => Start + Length;

    public bool Overlaps(SensitiveSpan other) => Start < other.End && other.Start < End;
}
