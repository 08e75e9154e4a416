namespace Parley.Guardrails.Spoken;

/// <summary>A word, number or mark of a text and its place in it.</summary>
/// <param name="Value">Of number words their value, of letters the upper-case letter, of repeats how often; else 0.</param>
internal readonly record struct SpokenToken(int Start, int Length, TokenKind Kind, int Value)
{
    public int End => Start + Length;

    public bool IsNumber => Kind is TokenKind.Digits or TokenKind.Unit or TokenKind.Teen or TokenKind.Tens;

    /// <summary>Could stand in a spelled-out identifier.</summary>
    public bool IsSymbol => IsNumber || Kind is TokenKind.Letter or TokenKind.Mixed;
}
