namespace Parley.Flows.Expressions;

internal enum TokenKind
{
    Word,
    Number,
    Text,
    Symbol,
    End,
}

internal readonly record struct Token(TokenKind Kind, string Text, int Position)
{
    public bool Is(string text) => Kind is TokenKind.Word or TokenKind.Symbol && Text == text;

    public override string ToString() => Kind is TokenKind.End ? "the end" : $"'{Text}'";
}

/// <summary>Cuts a condition into tokens.</summary>
internal static class ExpressionLexer
{
    private static readonly string[] Symbols = ["==", "!=", "<=", ">=", "<", ">", "(", ")", "[", "]", ",", "."];

    public static List<Token> Read(string source)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < source.Length;)
        {
            if (char.IsWhiteSpace(source[at]))
            {
                at++;
                continue;
            }

            var token = Next(source, at);
            tokens.Add(token);
            at += token.Text.Length + (token.Kind is TokenKind.Text ? 2 : 0);
        }

        tokens.Add(new Token(TokenKind.End, "", source.Length));
        return tokens;
    }

    private static Token Next(string source, int at)
    {
        var letter = source[at];
        if (letter is '\'' or '"')
            return Quoted(source, at);
        if (char.IsAsciiDigit(letter) || (letter == '-' && at + 1 < source.Length && char.IsAsciiDigit(source[at + 1])))
            return new Token(TokenKind.Number, Number(source, at), at);
        if (char.IsAsciiLetter(letter) || letter == '_')
            return new Token(TokenKind.Word, While(source, at, c => char.IsAsciiLetterOrDigit(c) || c == '_'), at);
        if (Array.Find(Symbols, s => string.CompareOrdinal(source, at, s, 0, s.Length) == 0) is { } symbol)
            return new Token(TokenKind.Symbol, symbol, at);
        throw new ExpressionException(at, letter == '=' ? "'=' compares nothing; write '=='" : $"'{letter}' is not understood here");
    }

    private static Token Quoted(string source, int at)
    {
        var end = source.IndexOf(source[at], at + 1);
        return end < 0
            ? throw new ExpressionException(at, "the quoted text is not closed")
            : new Token(TokenKind.Text, source[(at + 1)..end], at);
    }

    /// <summary>Digits, and a point only where a digit follows: <c>slots.0.start</c> has none.</summary>
    private static string Number(string source, int at)
    {
        var whole = source[at] == '-' ? "-" + While(source, at + 1, char.IsAsciiDigit) : While(source, at, char.IsAsciiDigit);
        var point = at + whole.Length;
        return point + 1 < source.Length && source[point] == '.' && char.IsAsciiDigit(source[point + 1])
            ? whole + "." + While(source, point + 1, char.IsAsciiDigit)
            : whole;
    }

    private static string While(string source, int at, Func<char, bool> holds)
    {
        var end = at;
        while (end < source.Length && holds(source[end]))
            end++;
        return source[at..end];
    }
}
