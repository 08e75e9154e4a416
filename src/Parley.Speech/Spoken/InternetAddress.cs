using System.Text.RegularExpressions;

namespace Parley.Speech.Spoken;

/// <summary>E-mail and web addresses, as one says them on the telephone.</summary>
internal static partial class InternetAddress
{
    /// <returns>Null when it is no address.</returns>
    public static string? Read(string word)
    {
        if (!Pattern().IsMatch(word))
            return null;
        var bare = Scheme().Replace(word, "").TrimEnd('/');
        var spoken = Symbol().Replace(bare, match => match.Value switch
        {
            "@" => " at ",
            "." => " dot ",
            "/" => " slash ",
            "-" => " dash ",
            "_" => " underscore ",
            "+" => " plus ",
            _ => " ",
        });
        spoken = Number().Replace(spoken, match => $" {NumberWords.Digits(match.Value)} ");
        return string.Join(' ', spoken.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [GeneratedRegex(@"^(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://\S+|(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|io|health|care|info|uk|de|eu)(?:/\S*)?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^https?://(?:www\.)?|^www\.", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"[^\p{L}\d]")]
    private static partial Regex Symbol();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
