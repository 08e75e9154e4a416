using Parley.Guardrails.Spoken;

namespace Parley.Guardrails.Sensitive.Finders;

/// <summary>Dates with a month's name: "March third nineteen eighty two", "the 14th of March", "December 2027".</summary>
internal static class SpokenDates
{
    private const int LongestYear = 4;

    private static readonly WordSet Months = new(
        "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec");

    /// <param name="monthAndYear">Also months without a day, where a year follows.</param>
    public static List<(int First, int Last)> Find(SpokenText text, bool monthAndYear)
    {
        var dates = new List<(int, int)>();
        var tokens = text.Tokens;
        for (var at = 0; at < tokens.Length; at++)
        {
            if (tokens[at].Kind is not (TokenKind.Word or TokenKind.Phonetic) || !Months.Contains(text.Word(at)))
                continue;
            var first = DayBefore(text, at);
            var last = first < at ? at : DayAfter(text, at);
            var hasDay = first < at || last > at;
            var withYear = Year(text, last);
            if (!hasDay && (!monthAndYear || withYear == last))
                continue;
            dates.Add((first, withYear));
            at = withYear;
        }

        return dates;
    }

    /// <summary>Dates whose month is a number: "the third of the fourth, nineteen ninety", "the eleventh month of 2029", "oh five of twenty eight".</summary>
    public static List<(int First, int Last)> FindNumbered(SpokenText text)
    {
        var dates = new List<(int, int)>();
        for (var at = 1; at < text.Tokens.Length; at++)
        {
            if (!text.Is(at, "of"))
                continue;
            var number = text.Is(at - 1, "month") ? at - 2 : at - 1;
            if (number < 0 || !IsDayOrMonth(text.Tokens[number]))
                continue;
            var next = text.Is(at + 1, "the") ? at + 2 : at + 1;
            var month = next < text.Tokens.Length && text.Tokens[next].Kind == TokenKind.Ordinal ? next : at;
            var last = Year(text, month);
            if (last == month)
                continue;
            var first = number > 0 && text.Tokens[number - 1] is { Kind: TokenKind.Unit, Value: 0 } ? number - 1 : number;
            dates.Add((text.Is(first - 1, "the") ? first - 1 : first, last));
        }

        return dates;
    }

    private static bool IsDayOrMonth(SpokenToken token) => token.Kind == TokenKind.Ordinal || (token.IsNumber && token.Value is > 0 and <= 31);

    /// <summary>Marks and hesitation between the parts of a date.</summary>
    private static int SkipPauses(SpokenText text, int at)
    {
        while (at < text.Tokens.Length && (text.IsMark(at, ',') || text.IsMark(at, '.') || text.IsMark(at, '-') || text.Is(at, "um") || text.Is(at, "uh") || text.Is(at, "er")))
            at++;
        return at;
    }

    /// <returns>The month's own index when no day stands before it.</returns>
    private static int DayBefore(SpokenText text, int month)
    {
        var at = month - 1;
        if (text.Is(at, "of"))
            at--;
        var isDay = at >= 0 && (text.Tokens[at].Kind == TokenKind.Ordinal || (text.Tokens[at].IsNumber && text.Tokens[at].Value is > 0 and <= 31));
        if (!isDay)
            return month;
        if (at > 0 && text.Tokens[at - 1] is { Kind: TokenKind.Tens, Value: 20 or 30 })
            at--;
        else if (at > 1 && text.IsMark(at - 1, '-') && text.Tokens[at - 2] is { Kind: TokenKind.Tens })
            at -= 2;
        return text.Is(at - 1, "the") ? at - 1 : at;
    }

    /// <returns>The month's own index when no day follows.</returns>
    private static int DayAfter(SpokenText text, int month)
    {
        var at = SkipPauses(text, month + 1);
        if (text.Is(at, "on") && text.Is(at + 1, "the"))
            at++;
        if (text.Is(at, "the"))
            at++;
        if (at >= text.Tokens.Length)
            return month;
        var token = text.Tokens[at];
        if (token.Kind == TokenKind.Ordinal)
            return at;
        if (!token.IsNumber || token.Value is < 1 or > 31)
            return month;
        if (token.Kind != TokenKind.Tens)
            return IsYearStart(text, at) ? month : at;
        if (IsYearStart(text, at))
            return month;
        if (at + 1 < text.Tokens.Length && text.Tokens[at + 1] is { Kind: TokenKind.Unit, Value: > 0 } or { Kind: TokenKind.Ordinal })
            return at + 1;
        return text.IsMark(at + 1, '-') && at + 2 < text.Tokens.Length && text.Tokens[at + 2].Kind is TokenKind.Unit or TokenKind.Ordinal ? at + 2 : at;
    }

    /// <summary>"December twenty twenty seven" has no day: two tens in a row, or "two thousand", are a year.</summary>
    private static bool IsYearStart(SpokenText text, int at)
    {
        if (at + 1 >= text.Tokens.Length)
            return false;
        var (token, next) = (text.Tokens[at], text.Tokens[at + 1]);
        if (next.Kind == TokenKind.Thousand)
            return true;
        var century = token is { Kind: TokenKind.Tens, Value: 20 } or { Kind: TokenKind.Teen, Value: 19 };
        if (!century || next.Kind is not (TokenKind.Tens or TokenKind.Teen))
            return false;
        // "nineteen nineteen eighty two" is a day and then a year.
        return !(at + 2 < text.Tokens.Length && text.Tokens[at + 2].Kind is TokenKind.Tens or TokenKind.Teen);
    }

    private static int Year(SpokenText text, int last)
    {
        var at = last + 1;
        while (at < text.Tokens.Length && (SkipPauses(text, at) > at || text.Is(at, "in") || text.IsMark(at, '\'') || text.IsMark(at, '\u2019') || text.Is(at, "of")))
            at++;
        var end = last;
        var digits = 0;
        while (at < text.Tokens.Length && digits < LongestYear)
        {
            var token = text.Tokens[at];
            var adds = token.Kind switch
            {
                TokenKind.Digits when token.Length is 2 or 4 => token.Length,
                TokenKind.Unit => at + 1 < text.Tokens.Length && text.Tokens[at + 1].Kind == TokenKind.Thousand ? 0 : 1,
                TokenKind.Teen => 2,
                TokenKind.Tens => HasUnitAfter(text, at) ? 1 : 2,
                TokenKind.Thousand => 2,
                TokenKind.Hundred => 0,
                _ => text.Is(at, "and") || text.IsMark(at, '-') ? 0 : -1,
            };
            if (adds < 0 || digits + adds > LongestYear)
                break;
            digits += adds;
            end = adds > 0 || token.Kind == TokenKind.Hundred ? at : end;
            at++;
        }

        return digits >= 2 ? end : last;
    }

    private static bool HasUnitAfter(SpokenText text, int at)
    {
        var next = text.IsMark(at + 1, '-') ? at + 2 : at + 1;
        return next < text.Tokens.Length && text.Tokens[next].Kind == TokenKind.Unit;
    }
}
