using System.Text.RegularExpressions;

namespace Parley.Understanding.Spoken;

/// <summary>
/// A caller turn as tokens: lower case, punctuation between them, "a.m." and "P M" alike. Immutable. Longer turns than anybody speaks are cut,
/// which bounds the work of every reader.
/// </summary>
internal sealed partial class SpokenTurn
{
    private const int LongestText = 4_000;
    private const int MostTokens = 300;

    private SpokenTurn(string text, IReadOnlyList<Token> tokens) => (Text, Tokens) = (text, tokens);

    public string Text { get; }

    public IReadOnlyList<Token> Tokens { get; }

    public int Count => Tokens.Count;

    /// <summary>The token's text; empty outside the turn, so that looking around needs no bounds.</summary>
    public string this[int at] => at >= 0 && at < Tokens.Count ? Tokens[at].Text : "";

    public static SpokenTurn Of(string text)
    {
        var cut = (text.Length > LongestText ? text[..LongestText] : text).Replace('\u2019', '\'');
        var tokens = new List<Token>();
        var end = 0;
        foreach (Match match in Word().Matches(cut))
        {
            if (tokens.Count == MostTokens)
                break;
            var gap = cut[end..match.Index];
            end = match.Index + match.Length;
            tokens.Add(new Token(Plain(match.Value), match.Value, match.Index, end, gap));
        }

        return new SpokenTurn(cut, tokens);
    }

    /// <summary>The same turn with other words for its tokens, one for each.</summary>
    public SpokenTurn With(IReadOnlyList<string> words) => new(Text, [.. Tokens.Select((token, at) => token with { Text = words[at] })]);

    /// <summary>What stands before the token; a blank outside the turn.</summary>
    public string Gap(int at) => at >= 0 && at < Tokens.Count ? Tokens[at].Gap : " ";

    public bool IsDigits(int at) => at >= 0 && at < Tokens.Count && Tokens[at].IsDigits;

    public bool Is(int at, params ReadOnlySpan<string> words) => words.Contains(this[at]);

    /// <summary>Whether these words, separated by blanks, stand here.</summary>
    public bool Has(int at, string phrase)
    {
        foreach (var word in phrase.AsSpan().Split(' '))
            if (!phrase.AsSpan()[word].SequenceEqual(this[at++]))
                return false;
        return true;
    }

    public bool IsBreak(int at) => at > 0 && at < Tokens.Count && Tokens[at].IsBreak;

    public string Slice(TokenSpan span) => span.Length <= 0 ? "" : Text[Tokens[span.Start].Start..Tokens[span.End - 1].End];

    private static string Plain(string word) => word[0] is 'a' or 'p' or 'A' or 'P' && word.Contains('.', StringComparison.Ordinal)
        ? char.ToLowerInvariant(word[0]) + "m"
        : word.ToLowerInvariant();

    // Half-spoken words come with a trailing hyphen; it stays in the gap.
    [GeneratedRegex(@"\b[aApP]\.\s?[mM]\b\.?|[0-9]+(?:[:.,][0-9]+)*(?:(?:st|nd|rd|th)(?![\p{L}]))?|[\p{L}\p{M}]+(?:'\p{L}+)*|[@#$£€+%&_]", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
