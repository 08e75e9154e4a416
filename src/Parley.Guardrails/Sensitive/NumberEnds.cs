using Parley.Guardrails.Spoken;

namespace Parley.Guardrails.Sensitive;

/// <summary>How a number that is said bit by bit may reach over the ends of an utterance.</summary>
/// <param name="MayGoOn">It begins with digits, or with nothing but small words that a number may run through.</param>
/// <param name="MayRunOn">It ends in digits that are known for nothing.</param>
/// <param name="IsPassage">It says nothing but such small words: what was open before it stays open.</param>
internal readonly record struct NumberEnds(bool MayGoOn, bool MayRunOn, bool IsPassage)
{
    /// <summary>Fewer digits are an hour or an age; where a card or the like is talked of, every digit counts.</summary>
    private const int Telling = 3;

    private const string Label = "[number]";

    public static NumberEnds Of(SpokenText spoken, IReadOnlyList<SensitiveSpan> known, bool isAboutNumbers)
    {
        var (first, last) = (FirstWord(spoken), LastWord(spoken));
        if (last < 0)
            return new NumberEnds(MayGoOn: true, MayRunOn: false, IsPassage: true);
        var (goesOn, runsOn) = (false, false);
        foreach (var run in spoken.Runs)
        {
            var (from, to) = (spoken.Symbols[run.First].Token, spoken.Symbols[run.Last].Token);
            goesOn |= from == first;
            runsOn |= to == last && Open(spoken, run, known) >= Least(isAboutNumbers);
        }

        return new NumberEnds(goesOn, runsOn, IsPassage: false);
    }

    /// <summary>The text without what must be hidden and without numbers that are known for nothing: of more than two digits, or any where numbers are talked of.</summary>
    public static string WithoutOpenNumbers(
        SpokenText spoken, IReadOnlyList<SensitiveSpan> known, IReadOnlyList<SensitiveSpan> hidden, bool isAboutNumbers)
    {
        var text = spoken.Text;
        List<(int Start, int End, string Label)> cuts = [.. hidden.Select(span => (span.Start, span.End, $"[{span.Category.Label()}]"))];
        foreach (var run in spoken.Runs)
            if (Open(spoken, run, known) is var digits && digits >= Least(isAboutNumbers))
                cuts.Add((spoken.Symbols[run.First].Start, spoken.Symbols[run.Last].End, Label));
        if (cuts.Count == 0)
            return text;
        cuts.Sort((left, right) => left.Start.CompareTo(right.Start));
        var (written, copied) = (new System.Text.StringBuilder(text.Length), 0);
        foreach (var (start, end, label) in cuts)
        {
            if (start < copied)
                continue;
            written.Append(text, copied, start - copied).Append(label);
            copied = end;
        }

        return written.Append(text, copied, text.Length - copied).ToString();
    }

    private static int Least(bool isAboutNumbers) => isAboutNumbers ? 1 : Telling;

    /// <summary>Digits of a run that nothing claimed.</summary>
    private static int Open(SpokenText spoken, SpokenRun run, IReadOnlyList<SensitiveSpan> known)
    {
        var open = 0;
        for (var at = run.First; at <= run.Last; at++)
        {
            var symbol = spoken.Symbols[at];
            open += symbol.IsDigit && !IsKnown(symbol, known) ? 1 : 0;
        }

        return open;
    }

    private static bool IsKnown(SpokenSymbol symbol, IReadOnlyList<SensitiveSpan> known)
    {
        for (var at = 0; at < known.Count; at++)
            if (known[at].Start < symbol.End && symbol.Start < known[at].End)
                return true;
        return false;
    }

    private static int FirstWord(SpokenText spoken)
    {
        for (var at = 0; at < spoken.Tokens.Length; at++)
            if (spoken.Tokens[at].Kind is not (TokenKind.Mark or TokenKind.Filler))
                return at;
        return -1;
    }

    private static int LastWord(SpokenText spoken)
    {
        for (var at = spoken.Tokens.Length - 1; at >= 0; at--)
            if (spoken.Tokens[at].Kind is not (TokenKind.Mark or TokenKind.Filler))
                return at;
        return -1;
    }
}
