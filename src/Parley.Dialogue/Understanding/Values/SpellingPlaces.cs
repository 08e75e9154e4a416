namespace Parley.Understanding.Values;

/// <summary>
/// Where letters belong that a caller names to tell a name from one that sounds alike: in the place of others with the same sound, in the last syllable, or
/// where they are silent. All words are in lower case.
/// </summary>
internal static class SpellingPlaces
{
    private const string Vowels = "aeiouy";

    /// <summary>What letters may be heard as, the likeliest first.</summary>
    private static readonly Dictionary<string, string[]> SameSound = new(StringComparer.Ordinal)
    {
        ["k"] = ["ch", "cc", "ck", "c", "q"], ["c"] = ["k", "s", "z"], ["ch"] = ["k", "c", "sh"], ["ck"] = ["k", "c"], ["q"] = ["k", "c"],
        ["s"] = ["z", "c"], ["z"] = ["s"], ["f"] = ["ph", "v"], ["ph"] = ["ff", "f", "v"], ["v"] = ["ph", "f", "w"], ["w"] = ["v", "u"],
        ["j"] = ["g"], ["g"] = ["j"], ["x"] = ["cks", "ks", "cs"], ["t"] = ["d"], ["d"] = ["t"], ["m"] = ["n"], ["n"] = ["m"],
        ["y"] = ["ie", "i"], ["i"] = ["y", "ee"], ["ie"] = ["ee", "y", "i"], ["u"] = ["ew", "oo"], ["ew"] = ["u"], ["ee"] = ["ea", "ie", "i"], ["ea"] = ["ee", "e"],
    };

    /// <summary>Endings that sound alike, and the letter that tells the second from the first.</summary>
    private static readonly (string Heard, string Letters, string Written)[] Endings =
    [
        ("ey", "a", "ay"), ("ay", "e", "ey"), ("ey", "i", "i"), ("ey", "ie", "ie"), ("ie", "y", "y"), ("ie", "ey", "ey"), ("i", "y", "y"), ("y", "ie", "ie"), ("y", "i", "i"), ("y", "e", "ey"), ("y", "ey", "ey"),
    ];

    /// <returns>Null where they have no place in it.</returns>
    public static string? With(string word, string letters, string instead)
    {
        if (instead.Length > 0 && word.IndexOf(instead, StringComparison.Ordinal) is >= 0 and var said)
            return Put(word, said, instead.Length, letters);
        foreach (var (heard, telling, written) in Endings)
            if (telling == letters && word.Length > heard.Length + 1 && word.EndsWith(heard, StringComparison.Ordinal) && !word.EndsWith(written, StringComparison.Ordinal))
                return word[..^heard.Length] + written;
        if (LastSyllable(word, letters) is { } last)
            return last;
        if (word.Contains(letters, StringComparison.Ordinal))
            return word;
        foreach (var heard in SameSound.GetValueOrDefault(letters, []))
            if (Heard(word, heard) is >= 0 and var at)
                return Put(word, at, heard.Length, letters);
        // "Hanson with an E N": an ending of as many letters that differs from it in a vowel.
        if (letters.Length > 1 && word.Length > letters.Length + 2 && word[^1] == letters[^1])
            return word[..^letters.Length] + letters;
        return letters switch { "e" => SilentE(word), "h" => SilentH(word), _ => null };
    }

    public static string? Without(string word, string letters) =>
        word.LastIndexOf(letters, StringComparison.Ordinal) is >= 0 and var at && word.Length > letters.Length + 1 ? word.Remove(at, letters.Length) : word;

    public static string? Twice(string word, string letter) =>
        word.Contains(letter + letter, StringComparison.Ordinal) ? word : word.LastIndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? word.Insert(at, letter) : null;

    public static string? Once(string word, string letter) =>
        word.Contains(letter, StringComparison.Ordinal) ? word.Replace(letter + letter, letter, StringComparison.Ordinal) : null;

    /// <summary>"Allen" and "Allan", "Anderson" and "Andersen", "Robin" and "Robyn": the unstressed vowel before the last consonant is the one that nobody hears.</summary>
    private static string? LastSyllable(string word, string letters)
    {
        var at = word.Length - 2;
        var isOne = letters.Length == 1 && Vowels.Contains(letters[0]) && at > 1 && Vowels.Contains(word[at]) && !Vowels.Contains(word[^1]) && !Vowels.Contains(word[at - 1])
            && word[..at].Any(Vowels.Contains) && word[at] != letters[0];
        // "Carol with an E" has one more letter and not another one.
        return isOne && !(letters is "e" && word[^1] is 'l') ? Put(word, at, 1, letters) : null;
    }

    /// <summary>Where letters stand that may be heard so; a soft C is no K, and an S that begins a name seldom a Z.</summary>
    private static int Heard(string word, string heard)
    {
        if (heard is "s" && word.IndexOf('s', 1) is > 0 and var within)
            return within;
        return word.IndexOf(heard, StringComparison.Ordinal);
    }

    private static string? SilentE(string word) => Vowels.Contains(word[^1]) && word[^1] is not 'o' ? null : word + "e";

    /// <summary>"Thomas", "Rhonda", "Christina", "Martha", "Nicholas", "Sarah", "John".</summary>
    private static string? SilentH(string word)
    {
        if (word[0] is 't' or 'r' && word.Length > 3 && Vowels.Contains(word[1]) || word.StartsWith("cr", StringComparison.Ordinal))
            return word.Insert(1, "h");
        foreach (var before in (string[])["nt", "rt", "st", "ic"])
            if (word.IndexOf(before, 1, StringComparison.Ordinal) is > 0 and var at && at + 2 < word.Length && Vowels.Contains(word[at + 2]))
                return word.Insert(at + 2, "h");
        return word.EndsWith("on", StringComparison.Ordinal) && word.Length < 5 ? word.Insert(word.Length - 1, "h") : word[^1] is 'a' or 'o' or 'i' ? word + "h" : null;
    }

    private static string Put(string word, int at, int length, string letters) => string.Concat(word.AsSpan(0, at), letters, word.AsSpan(at + length));
}
