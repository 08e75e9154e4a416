namespace Parley.Understanding.Spoken;

/// <summary>Some tokens of a turn, one after another.</summary>
/// <param name="Start">The first.</param>
/// <param name="End">Behind the last.</param>
internal readonly record struct TokenSpan(int Start, int End)
{
    public int Length => End - Start;

    public bool Overlaps(TokenSpan other) => Start < other.End && other.Start < End;
}
