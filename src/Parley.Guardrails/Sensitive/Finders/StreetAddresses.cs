using Parley.Guardrails.Spoken;

namespace Parley.Guardrails.Sensitive.Finders;

/// <summary>A house number, a name of up to three words and a word for a street, with the flat and the zip that follow. The business's own address is public.</summary>
internal static class StreetAddresses
{
    private const int NameWords = 3;
    private const int LongestNumber = 5;

    private static readonly WordSet Streets = new(
        "street st avenue ave road rd drive dr lane ln boulevard blvd court ct terrace circle highway parkway square trail crescent");

    /// <summary>Streets whose names are everyday words: only where an address is spoken of.</summary>
    private static readonly WordSet WeakStreets = new("way place pl close row hill walk mews gardens grove heights plaza alley path green crossing pike turnpike run ridge view landing point bend gate");

    private static readonly WordSet NotNames = new(
        "minutes minute blocks block miles mile hours hour times people from down up away on off past after before in at the of to and or is are was for with by a an my your our days weeks years dollars feet cars o'clock am pm way thru drive-thru more other");

    private static readonly WordSet Flats = new("apartment apt unit flat suite number");

    public static void Find(Reading reading)
    {
        var text = reading.Spoken;
        foreach (var run in text.Runs)
        {
            var last = text.Symbols[run.Last].Token;
            if (IsBox(text, text.Symbols[run.First].Token, out var box))
                reading.Claim(SensitiveCategory.Address, box, last);
            var first = NumberStart(text, run);
            if (first < 0)
                continue;
            var end = StreetEnd(reading, last, first);
            if (end > 0 && !reading.IsOurs(first, end))
                reading.Claim(SensitiveCategory.Address, WithNumber(text, run, first), WithTown(text, WithFlat(text, end)));
        }
    }

    /// <summary>"number twelve ...", and a number that was taken back before the right one.</summary>
    private static int WithNumber(SpokenText text, SpokenRun run, int first)
    {
        var begins = text.Symbols[run.First].Token;
        first = begins < first && text.IsCorrected(begins, first) ? begins : first;
        if (text.Is(first - 1, "number"))
            return first - 1;
        // "Apartment 5, 230 West 45th Street"
        var flat = text.IsMark(first - 1, ',') ? first - 2 : first - 1;
        return flat > 0 && text.Tokens[flat].IsSymbol && Flats.Contains(text.Word(flat - 1)) ? flat - 1 : first;
    }

    /// <summary>"PO Box 3391", "P. O. box nine"</summary>
    private static bool IsBox(SpokenText text, int number, out int first)
    {
        first = number - 2;
        if (!text.Is(number - 1, "box"))
            return false;
        if (text.Is(first, "po"))
            return true;
        while (first > 0 && text.IsMark(first, '.'))
            first--;
        var isLetter = text.Is(first, "o");
        for (first--; first > 0 && text.IsMark(first, '.'); first--)
        {
        }

        return isLetter && text.Is(first, "p");
    }

    /// <summary>", Portland": a town follows a comma and begins with a capital.</summary>
    private static int WithTown(SpokenText text, int end)
    {
        var at = end + 2;
        return text.IsMark(end + 1, ',') && at < text.Tokens.Length && text.Tokens[at] is { Kind: TokenKind.Word, Length: > 3 } && char.IsUpper(text.Text[text.Tokens[at].Start])
            ? at
            : end;
    }

    /// <returns>The token the house number begins with; -1 when the run does not end like one.</returns>
    private static int NumberStart(SpokenText text, SpokenRun run)
    {
        var symbols = text.Symbols;
        var digits = 0;
        var first = -1;
        // Only the last part of a run: "I am 42, 12 Oak Street" says two numbers.
        for (var at = run.Last; at >= run.First && digits < LongestNumber; at--)
        {
            if (!symbols[at].IsDigit && !(at == run.Last && run.Count > 1))
                break;
            if (first > 0 && text.Tokens[symbols[at].Token].End + 2 < text.Tokens[first].Start && !text.Is(first - 1, "and"))
                break;
            if (first > 0 && symbols[at].Token != first && text.Tokens[first].Kind == TokenKind.Digits && text.Tokens[symbols[at].Token].Kind == TokenKind.Digits)
                break;
            first = symbols[at].Token;
            digits += symbols[at].IsDigit ? 1 : 0;
        }

        return digits > 0 ? first : -1;
    }

    private static int StreetEnd(Reading reading, int last, int first)
    {
        var text = reading.Spoken;
        var words = 0;
        for (var at = last + 1; at < text.Tokens.Length && words <= NameWords; at++)
        {
            var token = text.Tokens[at];
            if (token.Kind == TokenKind.Mark)
            {
                if (token.Value is '.')
                    continue;
                return -1;
            }

            if (words > 0 && IsStreet(reading, at, first))
                // "Harbor View Lane": the last of them is the street.
                return IsStreet(reading, at + 1, first) ? at + 1 : at;
            // "one twenty third street": an ordinal names streets too.
            if (NotNames.Contains(text.Word(at)) || token.Kind is TokenKind.Filler)
                return -1;
            words++;
        }

        return -1;
    }

    private static bool IsStreet(Reading reading, int at, int first) =>
        at < reading.Spoken.Tokens.Length
        && (Streets.Contains(reading.Spoken.Word(at)) || (WeakStreets.Contains(reading.Spoken.Word(at)) && IsSpokenOf(reading, first)));

    private static bool IsSpokenOf(Reading reading, int token) =>
        reading.Before(token).Kind is CueKind.Address or CueKind.Zip || reading.Has(CueKind.Address) || reading.Asked == CueKind.Address;

    /// <summary>"..., apartment four B"</summary>
    private static int WithFlat(SpokenText text, int end)
    {
        var at = end + 1;
        while (text.IsMark(at, ',') || text.IsMark(at, '.') || text.IsMark(at, '#'))
            at++;
        if (at >= text.Tokens.Length || !(Flats.Contains(text.Word(at)) || text.IsMark(at - 1, '#')))
            return end;
        var flat = text.IsMark(at - 1, '#') ? at - 1 : at;
        while (flat + 1 < text.Tokens.Length && (text.Tokens[flat + 1].IsSymbol || text.Tokens[flat + 1].Kind == TokenKind.Phonetic))
            flat++;
        return flat > at || text.IsMark(at - 1, '#') ? flat : end;
    }
}
