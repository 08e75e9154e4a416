namespace Parley.Guardrails.Spoken;

/// <summary>Cuts a text into words, numbers and marks. One pass, no allocation beyond the list.</summary>
internal static class Tokenizer
{
    public static void Read(ReadOnlySpan<char> text, List<SpokenToken> tokens)
    {
        for (var at = 0; at < text.Length;)
        {
            var letter = text[at];
            if (char.IsWhiteSpace(letter))
            {
                at++;
                continue;
            }

            var length = char.IsLetterOrDigit(letter) ? WordLength(text[at..]) : 1;
            tokens.Add(Token(text.Slice(at, length), at));
            at += length;
        }
    }

    private static int WordLength(ReadOnlySpan<char> text)
    {
        var length = 1;
        while (length < text.Length && (char.IsLetterOrDigit(text[length]) || IsInnerApostrophe(text, length)))
            length++;
        // "e-mail" is one word; every other hyphen stands between words or groups of digits.
        if (length == 1 && text[0] is 'e' or 'E' && text.Length > 5 && text[1] is '-' && text[2..].StartsWith("mail", StringComparison.OrdinalIgnoreCase))
            return 2 + WordLength(text[2..]);
        return length;
    }

    private static bool IsInnerApostrophe(ReadOnlySpan<char> text, int at) =>
        text[at] is '\'' or '\u2019' && at + 1 < text.Length && char.IsLetter(text[at + 1]);

    private static SpokenToken Token(ReadOnlySpan<char> word, int start)
    {
        if (!char.IsLetterOrDigit(word[0]))
            return new SpokenToken(start, 1, TokenKind.Mark, word[0]);
        var digits = 0;
        foreach (var letter in word)
            digits += char.IsAsciiDigit(letter) ? 1 : 0;
        if (digits == word.Length)
            return new SpokenToken(start, word.Length, TokenKind.Digits, word.Length <= 9 ? int.Parse(word, System.Globalization.CultureInfo.InvariantCulture) : 0);
        if (digits > 0)
            return Suffixed(word, digits, start);
        var (kind, value) = SpokenVocabulary.MeaningOf(word);
        return new SpokenToken(start, word.Length, kind, value);
    }

    /// <summary><c>3rd</c> is a rank and <c>10am</c> a time; <c>4B</c> and <c>W12345</c> are identifiers.</summary>
    private static SpokenToken Suffixed(ReadOnlySpan<char> word, int digits, int start)
    {
        var suffix = word[digits..];
        var leading = digits <= 2 && !word[..digits].ContainsAnyExceptInRange('0', '9');
        if (leading && suffix.Length == 2)
        {
            if (IsOneOf(suffix, "st", "nd", "rd", "th"))
                return new SpokenToken(start, word.Length, TokenKind.Ordinal, int.Parse(word[..digits], System.Globalization.CultureInfo.InvariantCulture));
            if (IsOneOf(suffix, "am", "pm", "km", "mg"))
                return new SpokenToken(start, word.Length, TokenKind.Word, 0);
        }

        return new SpokenToken(start, word.Length, TokenKind.Mixed, 0);
    }

    private static bool IsOneOf(ReadOnlySpan<char> suffix, params ReadOnlySpan<string> wanted)
    {
        foreach (var candidate in wanted)
            if (suffix.Equals(candidate, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
