namespace Parley.Speech.Spoken;

/// <summary>
/// Accented Latin letters without their accents. Unicode decomposition is not at hand: the platform runs in invariant mode.
/// </summary>
internal static class LatinLetters
{
    private static readonly Dictionary<char, string> s_folded = Table();

    /// <returns>Null for any other character.</returns>
    public static string? Fold(char c) => s_folded.GetValueOrDefault(c);

    private static Dictionary<char, string> Table()
    {
        (string Accented, string Plain)[] rows =
        [
            ("àáâãåāă", "a"), ("çćč", "c"), ("ďđ", "d"), ("èéêëēėęě", "e"), ("ğ", "g"), ("ìíîïī", "i"), ("ł", "l"), ("ñńň", "n"),
            ("òóôõōő", "o"), ("řŕ", "r"), ("śšş", "s"), ("ťţ", "t"), ("ùúûūů", "u"), ("ýÿ", "y"), ("źżž", "z"),
            ("äæ", "ae"), ("öøœ", "oe"), ("ü", "ue"), ("ß", "ss"), ("þ", "th"), ("ð", "d"),
        ];
        var table = new Dictionary<char, string>();
        foreach (var (accented, plain) in rows)
        {
            foreach (var c in accented)
            {
                table[c] = plain;
                table.TryAdd(char.ToUpperInvariant(c), char.ToUpperInvariant(plain[0]) + plain[1..]);
            }
        }

        return table;
    }
}
