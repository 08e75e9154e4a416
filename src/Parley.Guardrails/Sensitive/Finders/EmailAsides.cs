using Parley.Guardrails.Spoken;

namespace Parley.Guardrails.Sensitive.Finders;

/// <summary>What people say in the middle of an e-mail address that is no part of it: how it is written, that a number comes, that they think.</summary>
internal static class EmailAsides
{
    private static readonly string[][] Phrases =
    [
        .. new[]
        {
            "all one word", "one word", "all together", "all lowercase", "all lower case", "lowercase", "lower case", "no spaces", "no space", "no dots", "no dot", "altogether",
            "and then the number", "then the number", "and the number", "the number", "and the numbers", "the numbers", "and then the digits", "and then", "um", "uh", "er", "uhm",
        }.Select(phrase => phrase.Split(' ')).OrderByDescending(words => words.Length),
    ];

    /// <param name="last">Where it would end.</param>
    /// <param name="at">Where the address says "at".</param>
    /// <returns>How many tokens, commas around it included, to leave out; 0 where none ends here.</returns>
    public static int LengthBefore(SpokenText text, int last, int at)
    {
        var end = text.IsMark(last, ',') ? last - 1 : last;
        foreach (var words in Phrases)
        {
            var first = end - words.Length + 1;
            // Something has to stand before it: "um, at gmail" says no name.
            if (first < 1 || !Says(text, first, words))
                continue;
            var isNumber = words[^1].StartsWith("number", StringComparison.Ordinal) || words[^1] is "then" or "digits";
            if (isNumber && (end + 1 >= at || !text.Tokens[end + 1].IsSymbol))
                continue;
            return last - (text.IsMark(first - 1, ',') ? first - 1 : first) + 1;
        }

        return 0;
    }

    private static bool Says(SpokenText text, int first, string[] words)
    {
        for (var index = 0; index < words.Length; index++)
            if (!text.Is(first + index, words[index]))
                return false;
        return true;
    }
}
