namespace Parley.Knowledge.Lexical;

/// <summary>
/// A light English stemmer: takes off plural, participle and a few noun endings so that "cancelling", "cancelled" and "cancellation" meet.
/// It only has to be the same for question and fact; its stems need not be words.
/// </summary>
internal static class Stemmer
{
    private const int ShortestStem = 3;

    public static string Stem(string word)
    {
        if (word.Length <= ShortestStem || word.Any(char.IsDigit))
            return word;
        var stem = Plural(word);
        foreach (var ending in (ReadOnlySpan<string>)["ation", "ing", "ed", "ly", "e"])
            if (stem.EndsWith(ending, StringComparison.Ordinal) && stem.Length - ending.Length >= ShortestStem && HasVowel(stem[..^ending.Length]))
                return Undouble(stem[..^ending.Length]);
        return Undouble(stem);
    }

    private static string Plural(string word) => word switch
    {
        [.., 'i', 'e', 's'] when word.Length > 4 => word[..^3] + "y",
        [.., 's' or 'x' or 'h', 'e', 's'] => word[..^2],
        [.., 's' or 'u' or 'i', 's'] => word,
        [.., 's'] => word[..^1],
        _ => word,
    };

    private static bool HasVowel(string stem) => stem.Any(c => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y');

    private static string Undouble(string stem) =>
        stem.Length > ShortestStem && stem[^1] == stem[^2] && !char.IsDigit(stem[^1]) ? stem[..^1] : stem;
}
