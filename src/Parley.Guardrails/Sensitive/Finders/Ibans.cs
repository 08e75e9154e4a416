using System.Collections.Frozen;
using Parley.Guardrails.Spoken;

namespace Parley.Guardrails.Sensitive.Finders;

/// <summary>International bank account numbers by their check digits (ISO 13616, mod 97), written or spelled.</summary>
internal static class Ibans
{
    private const int Shortest = 15;
    private const int Longest = 34;
    private const int SpoiledShortest = 12;

    /// <summary>How long some countries' are (SWIFT's IBAN registry).</summary>
    private static readonly FrozenDictionary<string, int> Lengths = new Dictionary<string, int>
    {
        ["AT"] = 20, ["BE"] = 16, ["CH"] = 21, ["CZ"] = 24, ["DE"] = 22, ["DK"] = 18, ["ES"] = 24, ["FI"] = 18, ["FR"] = 27, ["GB"] = 22, ["GR"] = 27,
        ["HU"] = 28, ["IE"] = 22, ["IT"] = 27, ["LU"] = 20, ["NL"] = 18, ["NO"] = 15, ["PL"] = 28, ["PT"] = 25, ["SE"] = 24,
    }.ToFrozenDictionary();

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
                if (Holds(symbols[first..(last + 1)]) && reading.Claim(SensitiveCategory.Iban, symbols[first].Token, symbols[End(reading, run, first, last)].Token))
                    return;
        }

        // A misheard letter spoils the check, not the secret.
        if (run.Count >= SpoiledShortest && reading.KindOf(symbols[run.First].Token, symbols[run.Last].Token) == CueKind.Iban)
            reading.Claim(SensitiveCategory.Iban, symbols[run.First].Token, symbols[run.Last].Token);
    }

    /// <summary>
    /// The last symbol of one whose check holds at <paramref name="last"/>. One beginning in many passes the check by chance, so a number goes on for as
    /// long as its country's do, and where it was announced to where the breath ends.
    /// </summary>
    private static int End(Reading reading, SpokenRun run, int first, int last)
    {
        var symbols = reading.Spoken.Symbols;
        if (last < run.Last && reading.KindOf(symbols[first].Token, symbols[last].Token) == CueKind.Iban)
            return Math.Min(run.Last, first + Longest - 1);
        var whole = Lengths.GetValueOrDefault($"{symbols[first].Value}{symbols[first + 1].Value}");
        return Math.Max(last, Math.Min(run.Last, first + whole - 1));
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
