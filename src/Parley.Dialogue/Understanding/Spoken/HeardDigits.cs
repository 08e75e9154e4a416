using System.Collections.Frozen;
using Parley.Understanding.Calendar;

namespace Parley.Understanding.Spoken;

/// <summary>
/// Recognisers write "four one five" as "For one, five", "twenty two" as "twenty too" and "five oh one" as "five or one". Beside numbers such words may be the digits they sound
/// like; whether they are is for the caller of this to find out, by reading the turn as it was written first.
/// </summary>
internal static class HeardDigits
{
    private const int Many = 3;

    private static readonly FrozenDictionary<string, string> Digits = new Dictionary<string, string>
    {
        ["won"] = "one", ["to"] = "two", ["too"] = "two", ["tu"] = "two", ["tree"] = "three", ["for"] = "four", ["fore"] = "four", ["ate"] = "eight", ["owe"] = "oh",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] Closings = ["please", "thanks", "thank", "yes", "yeah", "okay", "ok"];

    /// <summary>The turn with such words as digits, token for token; null where it holds none beside a number.</summary>
    /// <param name="alone">The whole answer may be one of them: "To." to "how many?"</param>
    /// <param name="byDigit">What is wanted is said digit by digit, so that "or" between digits gives no choice of two: "five or one" is 501.</param>
    public static SpokenTurn? Of(SpokenTurn turn, bool alone, bool byDigit)
    {
        var words = turn.Tokens.Select(t => t.Text).ToArray();
        var isAny = false;
        for (var at = 0; at < words.Length; at++)
        {
            var end = at;
            while (end < words.Length && (Digits.ContainsKey(words[end]) || byDigit && IsOh(words, end)))
                end++;
            if (end == at || !(alone && words.Length == 1 || StandsAmongNumbers(turn, words, at, end)))
                continue;
            for (; at < end; at++)
                words[at] = Digits.GetValueOrDefault(words[at], "oh");
            isAny = true;
        }

        return isAny ? turn.With(words) : null;
    }

    /// <summary>
    /// A number follows, or one goes before and the sentence does not go on: "oh one eight ate", but not "at two to see you". So many of them in a
    /// row are none of a sentence.
    /// </summary>
    private static bool StandsAmongNumbers(SpokenTurn turn, string[] words, int start, int end)
    {
        if (IsNumber(words, end) || end - start >= Many)
            return true;
        // "Twenty past won", "at ate in the morning".
        if (end - start == 1 && start > 0 && (words[start - 1] is "past" && IsNumber(words, start - 2) || words[start - 1] is "at" && end + 1 < words.Length && words[end] is "in" && words[end + 1] is "the"))
            return true;
        var isOver = end == words.Length || turn.IsBreak(end) || Closings.Contains(words[end]);
        return isOver && (IsNumber(words, start - 1) || start > 0 && CalendarWords.Month(words[start - 1]) is not null);
    }

    /// <summary>"Or" between two digits, or before one at the beginning.</summary>
    private static bool IsOh(string[] words, int at) =>
        words[at] is "or" && (at == 0 || IsNumber(words, at - 1)) && at + 1 < words.Length && (IsNumber(words, at + 1) || Digits.ContainsKey(words[at + 1]));

    private static bool IsNumber(string[] words, int at) =>
        at >= 0 && at < words.Length && (NumberWords.IsNumber(words[at]) || words[at] is "oh" or "o" or "double" or "triple");
}
