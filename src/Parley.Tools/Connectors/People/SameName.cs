using System.Globalization;
using System.Text;

namespace Parley.Tools.People;

/// <summary>Whether two names are one person's, as far as ears can tell: accents, case, titles left out, one wrong letter in a longer word.</summary>
internal static class SameName
{
    private const int LongWord = 5;
    private const string Marked = "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĵķĺļľłńņňōŏőŕŗřśŝşšţťũūŭůűųŵŷźżž";
    private const string Plain = "aaaaaaceeeeiiiinoooooouuuuyyaaaccccddeeeeegggghhiiiiijkllllnnnooorrrssssttuuuuuuwyzzz";

    private static readonly string[] Titles = ["mr", "mrs", "ms", "miss", "dr", "doctor", "mister"];

    public static bool Matches(string a, string b)
    {
        var (shorter, longer) = (Words(a), Words(b));
        if (shorter.Count > longer.Count)
            (shorter, longer) = (longer, shorter);
        return shorter.Count > 0 && shorter.All(word => longer.Any(other => IsNear(word, other)));
    }

    private static List<string> Words(string name)
    {
        var plain = new StringBuilder();
        foreach (var letter in name)
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                plain.Append(char.IsLetterOrDigit(letter) ? Bare(char.ToLowerInvariant(letter)) : ' ');
        return [.. plain.ToString().Replace("'", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(Titles)];
    }

    /// <summary>Without globalisation data (InvariantGlobalization) the framework takes no letter apart, so the Latin ones are listed.</summary>
    private static char Bare(char letter) => Marked.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? Plain[at] : letter;

    private static bool IsNear(string a, string b) =>
        a == b || (Math.Min(a.Length, b.Length) >= LongWord && Math.Abs(a.Length - b.Length) <= 1 && IsOneEdit(a, b));

    private static bool IsOneEdit(string a, string b)
    {
        var start = a.Zip(b).TakeWhile(pair => pair.First == pair.Second).Count();
        var skipA = a.Length >= b.Length ? 1 : 0;
        var skipB = b.Length >= a.Length ? 1 : 0;
        return a[Math.Min(a.Length, start + skipA)..] == b[Math.Min(b.Length, start + skipB)..];
    }
}
