namespace Parley.Guardrails.Spoken;

/// <summary>One digit or letter as meant, and where the text says it.</summary>
/// <param name="Value"><c>0</c> to <c>9</c>, <c>A</c> to <c>Z</c>.</param>
/// <param name="Start">Of the word or character in the text.</param>
/// <param name="Token">Index of the token that says it: symbols of one token belong together.</param>
internal readonly record struct SpokenSymbol(char Value, int Start, int End, int Token)
{
    public bool IsDigit => char.IsAsciiDigit(Value);
}
