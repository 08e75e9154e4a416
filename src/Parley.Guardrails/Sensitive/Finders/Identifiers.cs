using Parley.Guardrails.Spoken;

namespace Parley.Guardrails.Sensitive.Finders;

/// <summary>Numbers that carry no check of their own and are told by the words around them.</summary>
internal static class Identifiers
{
    private const int LongestPrefix = 4;
    private const int TakenBack = 6;

    public static void Find(Reading reading)
    {
        foreach (var run in reading.Spoken.Runs)
        {
            var symbols = reading.Spoken.Symbols;
            var kind = reading.KindOf(symbols[run.First].Token, symbols[run.Last].Token);
            if (IdentifierRule.Of(kind) is { } rule)
                FindIn(reading, run, rule);
        }
    }

    private static void FindIn(Reading reading, SpokenRun run, IdentifierRule rule)
    {
        var symbols = reading.Spoken.Symbols;
        var (first, last) = (run.First, run.Last);
        if (!rule.Letters)
        {
            while (first <= last && !symbols[first].IsDigit)
                first++;
            while (last >= first && !symbols[last].IsDigit)
                last--;
        }

        if (first > last)
            return;
        var digits = 0;
        for (var at = first; at <= last; at++)
            digits += symbols[at].IsDigit ? 1 : 0;
        var count = last - first + 1;
        if (count > rule.Longest + (reading.Spoken.IsCorrected(symbols[first].Token, symbols[last].Token) ? TakenBack : 0))
            (last, count, digits) = Shorten(reading, first, rule.Longest);
        var (firstToken, lastToken) = (symbols[first].Token, symbols[last].Token);
        if (count < rule.Shortest || digits < rule.Digits || (!rule.Letters && digits < count) || Quantities.IsOne(reading.Spoken, firstToken, lastToken))
            return;
        if (rule.Letters)
            firstToken = WithPrefix(reading.Spoken, firstToken);
        reading.Claim(rule.Category, firstToken, lastToken);
    }

    /// <summary>More was said in one breath than the number has: its first whole part.</summary>
    private static (int Last, int Count, int Digits) Shorten(Reading reading, int first, int longest)
    {
        var symbols = reading.Spoken.Symbols;
        var last = first + longest - 1;
        while (last > first && symbols[last].Token == symbols[last + 1].Token)
            last--;
        var digits = 0;
        for (var at = first; at <= last; at++)
            digits += symbols[at].IsDigit ? 1 : 0;
        return (last, last - first + 1, digits);
    }

    /// <summary>"XYZ 123 456", "XYZ-123": a few capitals right before belong to it.</summary>
    private static int WithPrefix(SpokenText text, int token)
    {
        var at = text.IsMark(token - 1, '-') || text.Is(token - 1, "dash") || text.Is(token - 1, "hyphen") ? token - 2 : token - 1;
        if (at < 0 || text.Tokens[at] is not { Kind: TokenKind.Word, Length: <= LongestPrefix and > 1 })
            return token;
        foreach (var letter in text.Word(at))
            if (!char.IsAsciiLetterUpper(letter))
                return token;
        return CuesOf(text.Word(at)) ? token : at;
    }

    /// <summary>"my MRN 12345": the announcing word itself.</summary>
    private static bool CuesOf(ReadOnlySpan<char> word) =>
        word is "MRN" or "ID" or "DOB" or "SSN" or "PIN" or "IBAN" or "NHS" or "ABA" or "RX" or "DL" or "ZIP" or "IP" or "IS";
}
