using System.Runtime.InteropServices;

namespace Parley.Guardrails.Spoken;

/// <summary>
/// A text with the digits and letters it says, whatever way: "forty-one eleven", "double four", "B as in bravo", "4111-1111". Positions
/// lead back into the text, so that what is found can be masked where it was said.
/// </summary>
internal sealed class SpokenText
{
    private readonly List<SpokenToken> _tokens;
    private readonly List<SpokenSymbol> _symbols = [];
    private readonly List<SpokenRun> _runs = [];
    private readonly List<int> _corrections = [];

    private SpokenText(string text)
    {
        Text = text;
        _tokens = new List<SpokenToken>(Math.Max(8, text.Length / 4));
        Tokenizer.Read(text, _tokens);
        new RunReader(text, _tokens, _symbols, _runs, _corrections).Read();
    }

    public string Text { get; }

    public ReadOnlySpan<SpokenToken> Tokens => CollectionsMarshal.AsSpan(_tokens);

    public ReadOnlySpan<SpokenSymbol> Symbols => CollectionsMarshal.AsSpan(_symbols);

    public ReadOnlySpan<SpokenRun> Runs => CollectionsMarshal.AsSpan(_runs);

    /// <summary>Whether something said between two tokens took back what was said before it.</summary>
    public bool IsCorrected(int first, int last)
    {
        foreach (var at in _corrections)
            if (at > first && at < last)
                return true;
        return false;
    }

    /// <summary>Whether between two places of the text nothing is said but that what came before was wrong.</summary>
    public bool IsTakenBackBetween(int start, int end)
    {
        var isTakenBack = false;
        for (var at = 0; at < _tokens.Count && _tokens[at].Start < end; at++)
        {
            if (_tokens[at].Start < start || _tokens[at].Kind is TokenKind.Mark or TokenKind.Filler)
                continue;
            var length = Asides.LengthAt(Text, _tokens, at, out var isCorrection);
            if (length == 0)
                return false;
            isTakenBack |= isCorrection;
            at += length - 1;
        }

        return isTakenBack;
    }

    /// <summary>Whether anything said between two tokens takes back what was said before it.</summary>
    public bool IsTakenBackWithin(int first, int last)
    {
        for (var at = first + 1; at < last; at++)
            if (Asides.LengthAt(Text, _tokens, at, out var isCorrection) > 0 && isCorrection)
                return true;
        return false;
    }

    public static SpokenText Of(string text) => new(text);

    public ReadOnlySpan<char> Word(int token) => Text.AsSpan(_tokens[token].Start, _tokens[token].Length);

    public bool Is(int token, ReadOnlySpan<char> word) =>
        token >= 0 && token < _tokens.Count && Word(token).Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsMark(int token, char mark) => token >= 0 && token < _tokens.Count && _tokens[token] is { Kind: TokenKind.Mark } found && found.Value == mark;
}
