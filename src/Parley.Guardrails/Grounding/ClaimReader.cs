using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Parley.Guardrails.Spoken;

namespace Parley.Guardrails.Grounding;

/// <summary>Takes a text apart into what can be compared.</summary>
internal static partial class ClaimReader
{
    private static readonly string[] Week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    private static readonly string[] Year = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static readonly WordSet DayWords = new("monday mondays tuesday tuesdays wednesday wednesdays thursday thursdays friday fridays saturday saturdays sunday sundays mon tue tues wed thu thur thurs fri sat sun january february march april june july august september october november december jan feb apr jun jul aug sept oct nov dec");

    private static readonly WordSet Denials = new("not no never none nor cannot can't don't doesn't won't isn't aren't wasn't weren't neither unable unavailable nobody nothing");

    private static readonly WordSet NoNames = new("I I'm I'll I'd I've OK Okay Doctor Dr Mr Mrs Ms PM AM");

    public static Claim Read(string text)
    {
        var (words, numbers, days, names) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<int>(), new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var spoken = SpokenText.Of(text);
        var negated = false;
        var starts = true;
        for (var at = 0; at < spoken.Tokens.Length; at++)
        {
            var token = spoken.Tokens[at];
            if (token.Kind == TokenKind.Mark)
            {
                starts = (char)token.Value is '.' or '!' or '?' or ':' or '"';
                continue;
            }

            var word = spoken.Word(at);
            // "No, we are closed" answers; it does not deny.
            negated |= Denials.Contains(word) && !(starts && spoken.IsMark(at + 1, ','));
            if (!Number(spoken, at, numbers) && !Day(spoken, at, days) && token.Kind is not (TokenKind.Letter or TokenKind.Unit or TokenKind.Digits))
                Word(word, starts, words, names);
            starts = false;
        }

        IsoDates(text, numbers, days);
        var digits = new StringBuilder(spoken.Symbols.Length);
        foreach (var symbol in spoken.Symbols)
            if (symbol.IsDigit)
                digits.Append(symbol.Value);
        return new Claim(words, numbers, digits.ToString(), days, names, negated);
    }

    private static void Word(ReadOnlySpan<char> word, bool starts, HashSet<string> words, HashSet<string> names)
    {
        var lower = word.ToString().ToLowerInvariant();
        if (!starts && char.IsUpper(word[0]) && word.Length > 1 && !NoNames.Contains(word) && !Stems.IsCommon(word))
            names.Add(lower);
        if (!Stems.IsCommon(word))
            words.Add(Stems.Of(lower));
    }

    /// <summary>"half past three" is 3 and 30, "noon" 12; "one" counts only with a time or an amount after it.</summary>
    private static bool Number(SpokenText text, int at, HashSet<int> numbers)
    {
        var token = text.Tokens[at];
        var word = text.Word(at);
        if (word is "noon" or "midday" or "Noon")
            return numbers.Add(12) || true;
        if (word is "midnight")
            return numbers.Add(0) || true;
        if (word is "half" && text.Is(at + 1, "past"))
            return numbers.Add(30) || true;
        if (word is "quarter" && (text.Is(at + 1, "past") || text.Is(at + 1, "to")))
            return numbers.Add(text.Is(at + 1, "past") ? 15 : 45) || true;
        if (token.Kind is TokenKind.Word && word.Length > 2 && char.IsAsciiDigit(word[0]))
            return numbers.Add(int.Parse(word[..word.IndexOfAnyExceptInRange('0', '9')], CultureInfo.InvariantCulture));
        if (token.Kind == TokenKind.Ordinal)
            return word is "first" or "second" ? text.Tokens.Length > at + 1 && IsDate(text, at) && numbers.Add(token.Value) : numbers.Add(Tens(text, at) + token.Value) || true;
        if (!token.IsNumber)
            return token.Kind is TokenKind.Hundred or TokenKind.Thousand;
        if (token is { Kind: TokenKind.Unit, Value: 1 } && !IsAmount(text, at))
            return false;
        var value = token.Value;
        if (token.Kind == TokenKind.Tens && UnitAfter(text, at) is var unit and > 0)
            value += unit;
        else if (token.Kind == TokenKind.Unit && Tens(text, at) > 0)
            return true;
        if (at + 1 < text.Tokens.Length && text.Tokens[at + 1].Kind is TokenKind.Hundred or TokenKind.Thousand)
            value = value * text.Tokens[at + 1].Value + Rest(text, at + 2, text.Tokens[at + 1].Value);
        else if (at > 1 && text.Tokens[at - 1].Kind is TokenKind.Hundred && token.Kind != TokenKind.Digits)
            return true;
        numbers.Add(value);
        return true;
    }

    private static int Tens(SpokenText text, int at)
    {
        var before = text.IsMark(at - 1, '-') ? at - 2 : at - 1;
        return before >= 0 && text.Tokens[before] is { Kind: TokenKind.Tens } tens ? tens.Value : 0;
    }

    private static int UnitAfter(SpokenText text, int at)
    {
        var next = text.IsMark(at + 1, '-') ? at + 2 : at + 1;
        return next < text.Tokens.Length && text.Tokens[next] is { Kind: TokenKind.Unit } unit ? unit.Value : 0;
    }

    /// <summary>"one hundred and twenty five": what follows the hundred.</summary>
    private static int Rest(SpokenText text, int at, int scale)
    {
        if (text.Is(at, "and"))
            at++;
        if (at >= text.Tokens.Length || scale != 100 || text.Tokens[at].Kind is not (TokenKind.Unit or TokenKind.Teen or TokenKind.Tens))
            return 0;
        return text.Tokens[at].Value + (text.Tokens[at].Kind == TokenKind.Tens ? UnitAfter(text, at) : 0);
    }

    private static bool IsAmount(SpokenText text, int at)
    {
        var next = at + 1;
        return next < text.Tokens.Length && (text.Tokens[next].IsNumber || text.Tokens[next].Kind is TokenKind.Letter or TokenKind.Hundred or TokenKind.Thousand
            || text.Word(next) is "o'clock" or "pm" or "am" or "dollar" or "dollars" or "hour" or "minute" or "day" or "week" or "month" or "year" or "percent"
            || text.Is(at - 1, "at") || text.Is(at - 1, "to") || text.Is(at - 1, "until") || text.Is(at - 1, "line"))
            || text.Is(at - 1, "at") || text.Is(at - 1, "until");
    }

    private static bool IsDate(SpokenText text, int at) => (at > 0 && DayWords.Contains(text.Word(at - 1))) || text.Is(at + 1, "of") || text.Is(at + 1, "floor");

    private static bool Day(SpokenText text, int at, HashSet<string> days)
    {
        var word = text.Word(at);
        if (word.Equals("weekdays", StringComparison.OrdinalIgnoreCase) || word.Equals("weekday", StringComparison.OrdinalIgnoreCase))
            days.UnionWith(Week[..5]);
        else if (word.StartsWith("weekend", StringComparison.OrdinalIgnoreCase))
            days.UnionWith(Week[5..]);
        else if (!DayWords.Contains(word))
            return word is "May" && Month(days);
        else
        {
            var day = Short(word);
            days.Add(day);
            Range(text, at, day, days);
        }

        return true;
    }

    private static bool Month(HashSet<string> days) => days.Add("may") || true;

    private static string Short(ReadOnlySpan<char> word) => word[..3].ToString().ToLowerInvariant();

    /// <summary>"Monday to Thursday" names four days, "September to March" seven months.</summary>
    private static void Range(SpokenText text, int at, string from, HashSet<string> days)
    {
        var to = at + 2;
        var parted = text.Is(at + 1, "to") || text.Is(at + 1, "through") || text.Is(at + 1, "until") || text.IsMark(at + 1, '-') || text.IsMark(at + 1, '\u2013');
        if (!parted || to >= text.Tokens.Length || !DayWords.Contains(text.Word(to)))
            return;
        var cycle = Array.IndexOf(Week, from) >= 0 ? Week : Year;
        var (first, last) = (Array.IndexOf(cycle, from), Array.IndexOf(cycle, Short(text.Word(to))));
        if (first < 0 || last < 0)
            return;
        for (var index = first; index != last; index = (index + 1) % cycle.Length)
            days.Add(cycle[index]);
    }

    /// <summary>Tool results write dates and times in ISO 8601: they support the weekday, the month's name and the hour as it is spoken.</summary>
    private static void IsoDates(string text, HashSet<int> numbers, HashSet<string> days)
    {
        foreach (Match match in IsoDate().Matches(text))
            if (DateOnly.TryParseExact(match.Groups["date"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                days.Add(Week[((int)date.DayOfWeek + 6) % 7]);
                days.Add(Year[date.Month - 1]);
                numbers.UnionWith([date.Day, date.Year]);
            }

        foreach (Match match in Clock().Matches(text))
            if (int.Parse(match.Groups["hour"].ValueSpan, CultureInfo.InvariantCulture) is var hour and < 25)
                numbers.UnionWith([hour, hour > 12 ? hour - 12 : hour, int.Parse(match.Groups["minute"].ValueSpan, CultureInfo.InvariantCulture)]);
    }

    [GeneratedRegex(@"(?<date>\d{4}-\d{2}-\d{2})")]
    private static partial Regex IsoDate();

    [GeneratedRegex(@"(?<![\d:])(?<hour>\d{1,2}):(?<minute>\d{2})")]
    private static partial Regex Clock();
}
