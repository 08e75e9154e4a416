using Parley.Guardrails.Spoken;

namespace Parley.Guardrails.Sensitive.Finders;

/// <summary>E-mail addresses, written or said: "j o h n dot doe at gmail dot com". A business's role addresses (info, office) are public.</summary>
internal static class EmailAddresses
{
    private const int DomainWords = 5;
    private const int SpelledDomain = 24;
    private const int LocalWords = 3;

    private static readonly WordSet TopLevels = new(
        "com org net edu gov mil io co us uk ca de fr es it eu info biz me health example clinic ai app dev au in nl ch at tv name email");

    private static readonly WordSet Connectors = new("dot period underscore dash hyphen plus minus");

    /// <summary>Words before "at" that are not part of an address.</summary>
    private static readonly WordSet Stops = new(
        "is it its it's that's email e-mail address to at me my as the use send reach with write and or say for by called under on in so um uh yes sure okay ok his her their our use gmail mail a an you contact here's here it’s that’s work personal try then okay");

    private static readonly WordSet Places = new(
        "us me it look looking book order ordering shop visit visiting see works found find online account form forms website page bought buy available read saw sign up here there them stop check go log are am was meet meeting arrive open more details information apply register booked ordered purchased download");

    private static readonly WordSet Roles = new(
        "hello info support contact office billing help sales noreply frontdesk reception appointments admin service team feedback careers press mail records enquiries inquiries scheduling");

    public static void Find(Reading reading)
    {
        FindWritten(reading);
        var text = reading.Spoken;
        for (var at = 1; at < text.Tokens.Length - 2; at++)
            if ((text.Is(at, "at") || text.IsMark(at, '@')) && Domain(text, at) is var end and > 0 && Local(reading, at) is var first and >= 0)
                reading.Claim(SensitiveCategory.Email, first, end);
    }

    private static void FindWritten(Reading reading)
    {
        var text = reading.Spoken.Text;
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at > 0; at = text.IndexOf('@', at + 1))
        {
            var (start, end) = (at, at + 1);
            while (start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '_' or '-' or '+' or '%'))
                start--;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || (text[end] is '.' or '-' && end + 1 < text.Length && char.IsAsciiLetterOrDigit(text[end + 1]))))
                end++;
            if (start < at && text.AsSpan(at, end - at).Contains('.') && !Roles.Contains(text.AsSpan(start, at - start)))
                reading.ClaimText(SensitiveCategory.Email, start, end);
        }
    }

    /// <returns>The index of the domain's last token, or -1 when no domain follows.</returns>
    private static int Domain(SpokenText text, int at)
    {
        var words = 0;
        for (var index = at + 1; index < text.Tokens.Length && index - at <= SpelledDomain; index++)
        {
            if (IsDot(text, index) && index > at + 1)
            {
                var end = TopLevel(text, AfterPause(text, index + 1));
                if (end < 0)
                    continue;
                // "dot co dot uk"
                var dot = AfterPause(text, end + 1);
                return IsDot(text, dot) && TopLevel(text, AfterPause(text, dot + 1)) is var country and > 0 ? country : end;
            }

            var token = text.Tokens[index];
            if (token.Kind == TokenKind.Mark && (char)token.Value is not ('-' or ',' or '.'))
                return -1;
            words += token.Kind is TokenKind.Word or TokenKind.Phonetic ? 1 : 0;
            if (words > DomainWords)
                return -1;
        }

        return -1;
    }

    private static int AfterPause(SpokenText text, int at) => text.IsMark(at, ',') ? at + 1 : at;

    private static bool IsDot(SpokenText text, int at) =>
        text.Is(at, "dot") || text.Is(at, "period") || (text.IsMark(at, '.') && at + 1 < text.Tokens.Length && text.Tokens[at + 1].Start == text.Tokens[at].End);

    private static int TopLevel(SpokenText text, int at)
    {
        if (at >= text.Tokens.Length)
            return -1;
        if (TopLevels.Contains(text.Word(at)))
            return at;
        // Spelled: "c o m".
        if (at + 2 < text.Tokens.Length && text.Tokens[at].Kind == TokenKind.Letter && text.Tokens[at + 1].Kind == TokenKind.Letter)
        {
            Span<char> spelled = [(char)text.Tokens[at].Value, (char)text.Tokens[at + 1].Value, (char)text.Tokens[at + 2].Value];
            if (text.Tokens[at + 2].Kind == TokenKind.Letter && TopLevels.Contains(spelled))
                return at + 2;
        }

        return -1;
    }

    /// <returns>The index of the local part's first token, or -1 when the words before "at" are none.</returns>
    private static int Local(Reading reading, int at)
    {
        var text = reading.Spoken;
        var (first, words) = (at, 0);
        for (var index = at - 1; index >= 0; index--)
        {
            if (IsExplained(text, index))
            {
                // "t as in tango"
                index -= 2;
                continue;
            }

            if (EmailAsides.LengthBefore(text, index, at) is var aside and > 0)
            {
                index -= aside - 1;
                continue;
            }

            var connects = Connectors.Contains(text.Word(index)) || IsInnerMark(text, index);
            if (text.Tokens[index].Kind == TokenKind.Mark && !connects)
            {
                if (text.IsMark(index, ',') && IsInnerPause(text, index, at))
                    continue;
                break;
            }

            if (!connects && !IsSpelledPart(text, index))
            {
                var joined = words == 0 || Connectors.Contains(text.Word(index + 1)) || IsInnerMark(text, index + 1);
                if (Stops.Contains(text.Word(index)) || (!joined && words >= LocalWords))
                    break;
                words++;
            }

            first = index;
        }

        while (first < at && Connectors.Contains(text.Word(first)))
            first++;
        if (first == at || IsPublic(reading, first, at))
            return -1;
        return first;
    }

    /// <summary>A comma that parts what is spelled or said with a pause: "r, e, y, dot, ross, at".</summary>
    private static bool IsInnerPause(SpokenText text, int at, int end)
    {
        var (before, after) = (at - 1, at + 1);
        if (before < 0)
            return false;
        // "t, smith, eight eight": one of both is spelled.
        if (IsSpelledPart(text, before) != (after < end && IsSpelledPart(text, after)) && !Stops.Contains(text.Word(before)))
            return true;
        return (IsSpelledPart(text, before) || IsExplained(text, before) || Connectors.Contains(text.Word(before)) || (after == end && !Stops.Contains(text.Word(before))))
            && (after == end || IsSpelledPart(text, after) || Connectors.Contains(text.Word(after)));
    }

    /// <summary>The last word of "b as in boy".</summary>
    private static bool IsExplained(SpokenText text, int at) => at > 2 && text.Is(at - 1, "in") && text.Is(at - 2, "as");

    private static bool IsInnerMark(SpokenText text, int at) =>
        at > 0 && at + 1 < text.Tokens.Length && text.Tokens[at] is { Kind: TokenKind.Mark, Value: '.' or '_' or '-' } mark
        && text.Tokens[at - 1].End == mark.Start && text.Tokens[at + 1].Start == mark.End;

    private static bool IsSpelledPart(SpokenText text, int at) =>
        IsPart(text, at) || (at > 0 && text.Is(at, "a") && text.Is(at + 1, "at") && IsPart(text, text.IsMark(at - 1, ',') ? at - 2 : at - 1));

    private static bool IsPart(SpokenText text, int at) =>
        at >= 0 && at < text.Tokens.Length && (text.Tokens[at].IsSymbol || text.Tokens[at].Kind is TokenKind.Phonetic or TokenKind.Repeat or TokenKind.Hundred)
        && !(text.Tokens[at].Kind == TokenKind.Letter && text.Tokens[at].Value == 'A' && text.Is(at, "a") && at + 1 < text.Tokens.Length && text.Tokens[at + 1].Kind == TokenKind.Word && !IsExplained(text, at + 3));

    private static bool IsPublic(Reading reading, int first, int at)
    {
        if (at - first == 1 && Roles.Contains(reading.Spoken.Word(first)))
            return true;
        var announced = reading.Has(CueKind.Email) || reading.Asked == CueKind.Email;
        return !announced && Places.Contains(reading.Spoken.Word(at - 1));
    }
}
