using Parley.Guardrails.Spoken;

namespace Parley.Guardrails.Sensitive.Finders;

/// <summary>International bank account numbers by their check digits (ISO 13616, mod 97), written or spelled.</summary>
internal static class Ibans
{
    private const int Shortest = 15;
    private const int Longest = 34;
    private const int SpoiledShortest = 12;

    public static void Find(Reading reading)
    {
        FindWritten(reading);
        foreach (var run in reading.Spoken.Runs)
            FindSpelled(reading, run);
    }

    private static void FindSpelled(Reading reading, SpokenRun run)
    {
        var symbols = reading.Spoken.Symbols;
        for (var first = run.First; first + Shortest <= run.First + run.Count; first++)
        {
            if (symbols[first].IsDigit || symbols[first + 1].IsDigit || !symbols[first + 2].IsDigit || !symbols[first + 3].IsDigit)
                continue;
            for (var last = Math.Min(run.Last, first + Longest - 1); last - first + 1 >= Shortest; last--)
                if (Holds(symbols[first..(last + 1)]) && reading.Claim(SensitiveCategory.Iban, symbols[first].Token, symbols[last].Token))
                    return;
        }

        // A misheard letter spoils the check, not the secret.
        if (run.Count >= SpoiledShortest && reading.KindOf(symbols[run.First].Token, symbols[run.Last].Token) == CueKind.Iban)
            reading.Claim(SensitiveCategory.Iban, symbols[run.First].Token, symbols[run.Last].Token);
    }

    private static bool Holds(ReadOnlySpan<SpokenSymbol> symbols)
    {
        Span<char> text = stackalloc char[Longest];
        for (var index = 0; index < symbols.Length; index++)
            text[index] = symbols[index].Value;
        return HasCheckDigits(text[..symbols.Length]);
    }

    /// <summary>Capitals and digits, in groups or not: words of letters alone (<c>NWBK</c>) are part of it.</summary>
    private static void FindWritten(Reading reading)
    {
        var text = reading.Spoken.Text.AsSpan();
        Span<char> compact = stackalloc char[Longest];
        for (var start = 0; start + Shortest <= text.Length; start++)
        {
            if (!IsCountry(text, start))
                continue;
            var (count, best) = (0, -1);
            for (var at = start; at < text.Length && count < Longest; at++)
            {
                if (text[at] is ' ' or '-')
                    continue;
                if (!char.IsAsciiLetterUpper(text[at]) && !char.IsAsciiDigit(text[at]))
                    break;
                compact[count++] = text[at];
                if (count >= Shortest && HasCheckDigits(compact[..count]) && (at + 1 == text.Length || !char.IsAsciiLetterOrDigit(text[at + 1])))
                    best = at + 1;
            }

            if (best > 0 && reading.ClaimText(SensitiveCategory.Iban, start, best))
                start = best;
        }
    }

    private static bool IsCountry(ReadOnlySpan<char> text, int at) =>
        char.IsAsciiLetterUpper(text[at]) && char.IsAsciiLetterUpper(text[at + 1]) && (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
        && (char.IsAsciiDigit(text[at + 2]) || (text[at + 2] == ' ' && char.IsAsciiDigit(text[at + 3])));

    private static bool HasCheckDigits(ReadOnlySpan<char> iban)
    {
        if (!char.IsAsciiLetter(iban[0]) || !char.IsAsciiLetter(iban[1]) || !char.IsAsciiDigit(iban[2]) || !char.IsAsciiDigit(iban[3]))
            return false;
        var rest = 0;
        for (var index = 0; index < iban.Length; index++)
        {
            // The country and the check digits count last.
            var symbol = iban[(index + 4) % iban.Length];
            rest = char.IsAsciiDigit(symbol) ? (rest * 10 + symbol - '0') % 97 : (rest * 100 + char.ToUpperInvariant(symbol) - 'A' + 10) % 97;
        }

        return rest == 1;
    }
}
