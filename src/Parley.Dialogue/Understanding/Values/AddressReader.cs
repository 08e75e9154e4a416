using System.Collections.Frozen;
using System.Globalization;
using Parley.Flows;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Values;

/// <summary>A postal address as said, its numbers in digits: from the house number on, as far as the sentence goes on about it.</summary>
internal sealed class AddressReader : IValueReader
{
    private const int MostWords = 24;
    private const double WithStreet = 0.9;

    private static readonly FrozenSet<string> Streets = """
        street st avenue ave road rd lane ln drive dr boulevard blvd court ct place pl way circle terrace highway parkway square alley crescent close
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    public SlotType Type => SlotType.Address;

    public IEnumerable<Reading> Read(ReadingContext context) => Of(context.Turn, context.IsAsked);

    /// <summary>Whether the words stand within an address with a street, behind its house number: they are a zip code of it and no number of its own.</summary>
    public static bool IsPart(SpokenTurn turn, TokenSpan span) =>
        Of(turn, isAsked: false).Any(a => a is Reading.Found { Confidence: WithStreet } && a.Span.Start < span.Start && span.End <= a.Span.End);

    private static IEnumerable<Reading> Of(SpokenTurn turn, bool isAsked)
    {
        for (var at = 0; at < turn.Count; at++)
        {
            if (!NumberWords.IsNumber(turn[at]) || House(turn, at) is not { } house)
                continue;
            var end = End(turn, house.End);
            var hasStreet = Enumerable.Range(house.End, Math.Min(5, Math.Max(0, end - house.End))).Any(i => Streets.Contains(turn[i]));
            var isLed = Enumerable.Range(Math.Max(0, at - 4), Math.Min(4, at)).Any(i => turn.Is(i, "address", "live", "living", "lives"));
            if (end - house.End < 1 || !(hasStreet || isAsked || isLed) || (!hasStreet && end - house.End < 2))
                continue;
            var span = new TokenSpan(at, end);
            var line = Line(turn, house, end);
            (line, span) = SaidAnew(turn, line, span);
            yield return new Reading.Found(span, line, line, hasStreet ? WithStreet : 0.6, hasStreet || isLed);
            at = span.End - 1;
        }
    }

    /// <summary>"88 Mill Lane, I mean Mill Road": from the word that is said again on.</summary>
    private static (string Line, TokenSpan Span) SaidAnew(SpokenTurn turn, string line, TokenSpan span)
    {
        var at = span.End;
        while (turn.Is(at, "i", "mean", "no", "sorry", "wait", "uh", "um", "make", "that", "actually"))
            at++;
        var words = line.Split(' ');
        var again = at == span.End ? -1 : Array.FindIndex(words, 1, w => string.Equals(w.TrimEnd(','), turn[at], StringComparison.OrdinalIgnoreCase));
        if (again < 0)
            return (line, span);
        var end = End(turn, at);
        var anew = Enumerable.Range(at, end - at).Select(i => Capital(turn.Tokens[i].Original));
        return (string.Join(' ', words.Take(again).Concat(anew)), span with { End = end });
    }

    private static string Capital(string word) => word.Any(char.IsUpper) ? word : char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..];

    /// <summary>"forty eight", "one twenty three", "12".</summary>
    private static Reach<string>? House(SpokenTurn turn, int at)
    {
        // "Four hundred and ten" is one number; digits one by one are none of it.
        if (NumberWords.Whole(turn, at) is { Value: >= 100 and < 100_000 } whole && Enumerable.Range(at, whole.End - at).Any(i => turn.Is(i, "hundred", "thousand")))
            return new Reach<string>(whole.Value.ToString("0", CultureInfo.InvariantCulture), whole.End);
        var digits = "";
        while (digits.Length < 6 && SpokenCharacters.Read(turn, at, digitsOnly: true) is { Value.IsCertain: true } read && NumberWords.Ordinal(turn, at) is null)
            (digits, at) = (digits + read.Value.Text, read.End);
        return digits.Length is > 0 and < 7 ? new Reach<string>(digits, at) : null;
    }

    private static int End(SpokenTurn turn, int at)
    {
        var end = at;
        while (end < turn.Count && end - at < MostWords && !(turn[end] is "the" && end > at)
            && !turn.Is(end, "and", "my", "i", "i'm", "please", "thanks", "phone", "is", "but", "you", "can", "no", "sorry", "wait", "actually", "to", "for", "from", "instead")
            && !(end > at && turn.IsBreak(end) && turn.Is(end, "not", "it's", "that's", "i'll", "i've", "it", "he", "she", "they", "we", "we're", "if", "so", "since", "because", "there's", "where", "thank", "that", "just", "right", "near", "across", "next", "okay", "ok", "if's", "he's", "she's", "they're", "we've", "we'll")))
            end++;
        return end;
    }

    /// <summary>"West ninety third" is written West 93rd; without a direction numbers of streets are as often spelled out as they are said.</summary>
    private static Reach<string>? Numbered(SpokenTurn turn, int at) =>
        turn.Is(at - 1, "west", "east", "north", "south") && NumberWords.Ordinal(turn, at) is { Value: > 20 } number && number.End == at + 2 ? new Reach<string>(Aloud.Ordinal(number.Value), number.End) : null;

    private static string Line(SpokenTurn turn, Reach<string> house, int end)
    {
        var words = new List<string> { house.Value };
        for (var at = house.End; at < end;)
        {
            var comma = turn.Tokens[at].Gap.Contains(',', StringComparison.Ordinal) ? "," : "";
            words[^1] += comma;
            if (NumberWords.IsNumber(turn[at]) && Numbered(turn, at) is null && House(turn, at) is { } number)
            {
                words.Add(number.Value);
                at = number.End;
                continue;
            }

            // "Apartment 4C" is two tokens and one word.
            if (turn.Gap(at).Length == 0 && turn.IsDigits(at - 1) && turn[at].Length == 1)
            {
                words[^1] += turn.Tokens[at].Original.ToUpperInvariant();
                at++;
                continue;
            }

            if (turn.Is(at, "uh", "um", "er", "erm"))
            {
                at++;
                continue;
            }

            if (Numbered(turn, at) is { } street)
            {
                words.Add(street.Value);
                at = street.End;
                continue;
            }

            words.Add(Capital(turn.Tokens[at].Original));
            at++;
        }

        return string.Join(' ', words);
    }
}
