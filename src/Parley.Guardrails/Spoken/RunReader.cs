namespace Parley.Guardrails.Spoken;

/// <summary>Reads runs of digits and letters out of tokens.</summary>
/// <param name="corrections">Filled with the tokens at which a part of a number is taken back.</param>
internal sealed class RunReader(string text, List<SpokenToken> tokens, List<SpokenSymbol> symbols, List<SpokenRun> runs, List<int> corrections)
{
    private const int MaxFillers = 3;
    private const int MaxAsides = 10;
    private const int MinDigitsBeforeHomophone = 3;

    private int _first;

    public void Read()
    {
        var (fillers, asides) = (0, 0);
        for (var at = 0; at < tokens.Count;)
        {
            // "one second" is no digit, and neither is "the next four are".
            if (HasDigitBefore() && Asides.LengthAt(text, tokens, at, out var isCorrection) is var aside and > 0 && asides + aside <= MaxAsides)
            {
                if (isCorrection)
                    corrections.Add(at);
                (fillers, asides) = (0, asides + aside);
                at += aside;
                continue;
            }

            var taken = Take(at);
            if (taken > 0)
            {
                at += taken;
                (fillers, asides) = (0, 0);
                continue;
            }

            // "got that? five ...": a question that waits for no answer.
            var isPause = IsFiller(at) || (IsMark(at, '?') && fillers + asides > 0);
            if (symbols.Count > _first && isPause && ++fillers <= MaxFillers)
            {
                at++;
                continue;
            }

            Close();
            (fillers, asides) = (0, 0);
            at++;
        }

        Close();
    }

    private void Close()
    {
        if (symbols.Count > _first)
            runs.Add(new SpokenRun(_first, symbols.Count - _first));
        _first = symbols.Count;
    }

    /// <returns>How many tokens were read as symbols; 0 when the token says none.</returns>
    private int Take(int at)
    {
        var token = tokens[at];
        switch (token.Kind)
        {
            case TokenKind.Digits or TokenKind.Mixed:
                for (var offset = 0; offset < token.Length; offset++)
                    Add(char.ToUpperInvariant(text[token.Start + offset]), token.Start + offset, token.Start + offset + 1, at);
                return 1;
            case TokenKind.Unit:
                Digit(token.Value, at);
                return 1;
            case TokenKind.Teen:
                TwoDigits(token.Value, at);
                return 1;
            case TokenKind.Tens:
                return Tens(at);
            case TokenKind.Hundred when HasDigitBefore():
                return Hundred(at);
            case TokenKind.Thousand when HasDigitBefore():
                for (var zero = 0; zero < 3; zero++)
                    Digit(0, at);
                return 1;
            case TokenKind.Repeat:
                return Repeat(at);
            case TokenKind.Letter when IsSpelled(at):
                return Letter(at);
            case TokenKind.Phonetic when HasSymbolBefore() || SaysSymbol(at + 1):
                Add((char)token.Value, token.Start, token.End, at);
                return 1;
            case TokenKind.Homophone when IsDigitByItsPlace(at):
                Digit(token.Value, at);
                return 1;
            default:
                return 0;
        }
    }

    /// <summary>"forty one" is 41; "forty" alone is 40.</summary>
    private int Tens(int at)
    {
        var next = at + 1;
        if (IsMark(next, '-'))
            next++;
        if (next < tokens.Count && tokens[next] is { Kind: TokenKind.Unit, Value: > 0 } unit)
        {
            Digit(tokens[at].Value / 10, at);
            Digit(unit.Value, next);
            return next - at + 1;
        }

        TwoDigits(tokens[at].Value, at);
        return 1;
    }

    /// <summary>"eight hundred" is 800, "one hundred and five" 105, "one hundred twenty" 120; "eight hundred five five five" is 800 and then 555.</summary>
    private int Hundred(int at)
    {
        var next = at + 1;
        if (next < tokens.Count && Says(next, "and"))
            next++;
        if (next < tokens.Count && tokens[next].Kind is TokenKind.Tens or TokenKind.Teen)
            return next - at;
        if (next < tokens.Count && tokens[next].Kind is TokenKind.Unit && !(next + 1 < tokens.Count && tokens[next + 1].IsNumber))
        {
            Digit(0, at);
            return next - at;
        }

        TwoDigits(0, at);
        return 1;
    }

    private int Repeat(int at)
    {
        if (at + 1 >= tokens.Count)
            return 0;
        var next = tokens[at + 1];
        var value = next switch
        {
            { Kind: TokenKind.Unit } => (char)('0' + next.Value),
            { Kind: TokenKind.Digits, Length: 1 } => text[next.Start],
            { Kind: TokenKind.Letter } => (char)next.Value,
            _ => '\0',
        };
        if (value == '\0')
            return 0;
        // The last of them ends with the digit's word, so that what ends there ends after it.
        for (var time = 1; time < tokens[at].Value; time++)
            Add(value, tokens[at].Start, next.End, at);
        Add(value, tokens[at].Start, next.End, at + 1);
        return 2;
    }

    /// <summary>A letter, and "as in bravo" after it.</summary>
    private int Letter(int at)
    {
        var token = tokens[at];
        var asInWord = at + 3 < tokens.Count && Says(at + 1, "as") && Says(at + 2, "in") ? IsMark(at + 4, '-') && Says(at + 5, "ray") ? 5 : 3
            : at + 2 < tokens.Count && (Says(at + 1, "for") || Says(at + 1, "like")) && StartsWith(at + 2, (char)token.Value) ? 2
            : 0;
        var value = token.Value == 'O' && IsDigitNeighbour(at) ? '0' : (char)token.Value;
        Add(value, token.Start, tokens[at + asInWord].End, at);
        return 1 + asInWord;
    }

    /// <summary>A lone letter counts beside another symbol; "a" and "I", which are words too, only before one.</summary>
    private bool IsSpelled(int at)
    {
        var after = SaysSymbol(at + 1) || ((IsMark(at + 1, '-') || IsMark(at + 1, '.') || IsMark(at + 1, ',')) && SaysSymbol(at + 2))
            || (Says(at + 1, "as") && Says(at + 2, "in"))
            || ((Says(at + 1, "for") || Says(at + 1, "like")) && at + 2 < tokens.Count && StartsWith(at + 2, (char)tokens[at].Value));
        var wordToo = tokens[at].Value is 'A' or 'I';
        return wordToo && !HasSymbolBefore() ? after && tokens[at + 1].Kind is not TokenKind.Mark : after || HasSymbolBefore();
    }

    private bool IsDigitByItsPlace(int at) =>
        symbols.Count - _first >= MinDigitsBeforeHomophone && symbols[^1].IsDigit && symbols[^1].Token == at - 1
        && tokens[at - 1].Kind == TokenKind.Unit && at + 1 < tokens.Count && tokens[at + 1].Kind == TokenKind.Unit;

    private bool IsDigitNeighbour(int at) =>
        (HasSymbolBefore() && symbols[^1].IsDigit) || (at + 1 < tokens.Count && (tokens[at + 1].IsNumber || tokens[at + 1].Kind == TokenKind.Repeat));

    private bool SaysSymbol(int at) => at < tokens.Count && (tokens[at].IsSymbol || tokens[at].Kind is TokenKind.Phonetic or TokenKind.Repeat);

    private bool HasSymbolBefore() => symbols.Count > _first;

    private bool HasDigitBefore() => HasSymbolBefore() && symbols[^1].IsDigit;

    private bool IsFiller(int at) => tokens[at].Kind switch
    {
        TokenKind.Filler => true,
        TokenKind.Mark => (char)tokens[at].Value is ',' or '.' or '-' or '\u2013' or '/' or '(' or ')' or '+' or '\u2026' or ';',
        _ => false,
    };

    private bool IsMark(int at, char mark) => at < tokens.Count && tokens[at].Kind == TokenKind.Mark && tokens[at].Value == mark;

    private bool Says(int at, ReadOnlySpan<char> word) =>
        at < tokens.Count && text.AsSpan(tokens[at].Start, tokens[at].Length).Equals(word, StringComparison.OrdinalIgnoreCase);

    private bool StartsWith(int at, char letter) => tokens[at].Length > 2 && char.ToUpperInvariant(text[tokens[at].Start]) == letter;

    private void Digit(int value, int at) => Add((char)('0' + value), tokens[at].Start, tokens[at].End, at);

    private void TwoDigits(int value, int at)
    {
        Digit(value / 10, at);
        Digit(value % 10, at);
    }

    private void Add(char value, int start, int end, int token) => symbols.Add(new SpokenSymbol(value, start, end, token));
}
