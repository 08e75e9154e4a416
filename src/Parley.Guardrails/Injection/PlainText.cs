using System.Text;

namespace Parley.Guardrails.Injection;

/// <summary>
/// What a text looks like to a reader: invisible characters gone, look-alike letters of other scripts and full-width forms made plain,
/// letters drawn apart ("i g n o r e") put together, lower case.
/// </summary>
internal static class PlainText
{
    private const string LookAlikes = "аaеeоoрpсcуyхxіiјjѕsԁdһhոnԛqԝwαaοoρpεeιiκkνvτtυuɡgıiɑa";

    private static readonly Dictionary<char, char> Folded =
        Enumerable.Range(0, LookAlikes.Length / 2).ToDictionary(index => LookAlikes[index * 2], index => LookAlikes[index * 2 + 1]);

    /// <param name="hidden">Whether the text hides something: invisible or look-alike letters inside words.</param>
    public static string Of(string text, out bool hidden)
    {
        hidden = false;
        var latin = false;
        foreach (var letter in text)
            latin |= char.IsAsciiLetter(letter);
        var plain = new StringBuilder(text.Length);
        var isAscii = System.Text.Ascii.IsValid(text);
        foreach (var letter in isAscii ? text : text.Normalize(NormalizationForm.FormKC))
        {
            if (!isAscii && IsInvisible(letter))
            {
                hidden = true;
                continue;
            }

            var lower = char.ToLowerInvariant(letter);
            if (!isAscii && latin && Folded.TryGetValue(lower, out var folded))
            {
                hidden = true;
                lower = folded;
            }

            // One space for any space.
            if (char.IsWhiteSpace(lower) && lower is not '\n')
                lower = ' ';
            if (lower is ' ' && plain.Length > 0 && plain[^1] is ' ')
                continue;
            plain.Append(lower is '\u2019' ? '\'' : lower);
        }

        return Joined(plain.ToString());
    }

    private static bool IsInvisible(char letter) =>
        letter is '\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff' or '\u00ad' or '\u180e' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069')
        || (letter is >= '\udb40' and <= '\udb40') || (letter is >= '\udc00' and <= '\udc7f');

    /// <summary>Six letters or more with one space or dot between each are one or more words drawn apart; spelled names are shorter or part of an address.</summary>
    private static string Joined(string text)
    {
        const int Fewest = 12;
        StringBuilder? joined = null;
        var copied = 0;
        for (var at = 0; at + Fewest < text.Length; at++)
        {
            var end = at;
            while (end + 2 < text.Length && char.IsAsciiLetter(text[end]) && text[end + 1] is ' ' or '.' or '-' or '_' or '*' && char.IsAsciiLetter(text[end + 2])
                && (end + 3 == text.Length || !char.IsAsciiLetter(text[end + 3])))
                end += 2;
            if (end - at < Fewest || (at > 0 && char.IsAsciiLetter(text[at - 1])))
                continue;
            joined ??= new StringBuilder(text.Length);
            joined.Append(text, copied, at - copied);
            for (var letter = at; letter <= end; letter += 2)
                joined.Append(text[letter]);
            copied = at = end + 1;
        }

        return joined is null ? text : joined.Append(text, copied, text.Length - copied).ToString();
    }
}
