using System.Text;

namespace Parley.Understanding.Spoken;

/// <summary>
/// What a word sounds like, roughly, for names that a recogniser wrote as it heard them. Likeness mixes the edit distance of the letters with
/// that of the consonants as English sounds them.
/// </summary>
internal sealed class Sound
{
    private const int Longest = 40;

    public Sound(string word)
    {
        Letters = new string([.. word.Where(char.IsAsciiLetterOrDigit).Take(Longest)]).ToLowerInvariant();
        Consonants = Encode(Letters);
    }

    public string Letters { get; }

    /// <summary>One sign for each consonant sound, "A" for any run of vowels.</summary>
    public string Consonants { get; }

    /// <summary>0 (nothing alike) to 1 (the same).</summary>
    public double Likeness(Sound other)
    {
        if (Letters.Length == 0 || other.Letters.Length == 0 || Math.Abs(Letters.Length - other.Letters.Length) > 4)
            return 0;
        return 0.5 * Similar(Letters, other.Letters) + 0.5 * Similar(Consonants, other.Consonants);
    }

    private static double Similar(string left, string right) => 1 - (double)Distance(left, right) / Math.Max(left.Length, right.Length);

    private static string Encode(string word)
    {
        var spelled = word.Replace("ph", "f", StringComparison.Ordinal).Replace("ck", "k", StringComparison.Ordinal).Replace("gh", "", StringComparison.Ordinal)
            .Replace("wh", "w", StringComparison.Ordinal).Replace("kn", "n", StringComparison.Ordinal).Replace("tion", "xn", StringComparison.Ordinal)
            .Replace("ce", "se", StringComparison.Ordinal).Replace("ci", "si", StringComparison.Ordinal).Replace("cy", "sy", StringComparison.Ordinal)
            .Replace("sh", "x", StringComparison.Ordinal).Replace("ch", "x", StringComparison.Ordinal).Replace("th", "t", StringComparison.Ordinal);
        var code = new StringBuilder();
        foreach (var letter in spelled)
        {
            var sound = letter switch
            {
                'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'h' or 'w' => 'A',
                'b' or 'p' => 'P',
                'c' or 'k' or 'q' or 'g' => 'K',
                'd' or 't' => 'T',
                'f' or 'v' => 'F',
                's' or 'z' => 'S',
                'm' or 'n' => 'N',
                _ => letter,
            };
            if (code.Length == 0 || code[^1] != sound)
                code.Append(sound);
        }

        return code.Length > 0 ? code.ToString() : word;
    }

    /// <summary>Levenshtein's, two rows.</summary>
    private static int Distance(string left, string right)
    {
        Span<int> before = stackalloc int[Longest + 1];
        Span<int> row = stackalloc int[Longest + 1];
        for (var j = 0; j <= right.Length; j++)
            before[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
                row[j] = Math.Min(Math.Min(row[j - 1], before[j]) + 1, before[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
            row.CopyTo(before);
        }

        return before[right.Length];
    }
}
