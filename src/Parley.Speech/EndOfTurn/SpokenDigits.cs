using System.Collections.Frozen;

namespace Parley.Speech.EndOfTurn;

/// <summary>Counts the digits a caller has read out so far, in figures or in words.</summary>
internal static class SpokenDigits
{
    private static readonly FrozenSet<string> s_digits =
        new[] { "zero", "oh", "o", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine" }.ToFrozenSet();

    private static readonly FrozenDictionary<string, int> s_groups = new Dictionary<string, int>
    {
        ["double"] = 1, ["triple"] = 2, ["hundred"] = 2, ["thousand"] = 3, ["ten"] = 2, ["eleven"] = 2, ["twelve"] = 2, ["thirteen"] = 2,
        ["fourteen"] = 2, ["fifteen"] = 2, ["sixteen"] = 2, ["seventeen"] = 2, ["eighteen"] = 2, ["nineteen"] = 2, ["twenty"] = 2, ["thirty"] = 2,
        ["forty"] = 2, ["fifty"] = 2, ["sixty"] = 2, ["seventy"] = 2, ["eighty"] = 2, ["ninety"] = 2,
    }.ToFrozenDictionary();

    /// <returns>How many digits the transcript ends with, and in how many words.</returns>
    public static (int Digits, int Words) AtEnd(IReadOnlyList<string> words)
    {
        var digits = 0;
        var count = 0;
        for (var i = words.Count - 1; i >= 0; i--)
        {
            var own = Digits(words[i], i > 0 ? words[i - 1] : "");
            if (own < 0)
                break;
            digits += own;
            count++;
        }

        return (digits, count);
    }

    // -1: no number. A digit after a ten ("twenty one") is part of it.
    private static int Digits(string word, string before)
    {
        if (s_digits.Contains(word))
            return before.EndsWith("ty", StringComparison.Ordinal) && s_groups.ContainsKey(before) ? 0 : 1;
        if (s_groups.TryGetValue(word, out var group))
            return group;
        var figures = word.Count(char.IsAsciiDigit);
        return figures > 0 && word.All(c => char.IsAsciiDigit(c) || c is '-' or '(' or ')' or '+' or '.' or ',') ? figures : -1;
    }
}
