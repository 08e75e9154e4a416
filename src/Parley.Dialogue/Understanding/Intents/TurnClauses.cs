using System.Text.RegularExpressions;
using Parley.Understanding.Spoken;

namespace Parley.Understanding.Intents;

/// <summary>The clauses of a turn that may each ask something of their own. Recognisers set few marks, so "and" before a wish or a question is a border.</summary>
internal static partial class TurnClauses
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace;

    /// <param name="verbs">First words of what callers may ask for: "and cancel" begins a wish, "and Friday" does not.</param>
    public static IReadOnlyList<string> Of(string text, IReadOnlySet<string> verbs)
    {
        var clauses = new List<string>();
        var begin = 0;
        foreach (Match border in Border().Matches(text))
        {
            if (!IsBorder(border, text[(border.Index + border.Length)..], verbs))
                continue;
            clauses.Add(text[begin..(border.Index + (border.Groups["mark"].Success ? 1 : 0))]);
            begin = border.Index + border.Length;
        }

        clauses.Add(text[begin..]);
        return [.. clauses.Select(c => c.Trim(' ', ',', ';')).Where(c => c.Any(char.IsLetterOrDigit))];
    }

    /// <summary>Whether it asks for something, rather than tells why: "I can't make it on Monday" is no wish beside "I need another time".</summary>
    public static bool IsWish(string clause) => Wish().IsMatch(clause);

    /// <summary>Whether it asks in so many words: "I need", "could you", or a verb that tasks begin with.</summary>
    public static bool IsRequest(string clause, IReadOnlySet<string> verbs)
    {
        var said = clause[Filler().Match(clause).Length..];
        return Asking().IsMatch(said) || FirstWord().Match(said) is { Success: true } first && verbs.Contains(first.Value.ToLowerInvariant());
    }

    /// <summary>Whether it is about one more of the same.</summary>
    public static bool IsOneMore(string clause) => OneMore().IsMatch(clause);

    /// <summary>Whether it names what it is about: "book a new one" does, "move it to Friday" and "reschedule" speak of what was named before.</summary>
    public static bool IsAboutItsOwn(string clause) => !Pointing().IsMatch(clause) && (Naming().IsMatch(clause) || TopicWords.Of(SpokenTurn.Of(clause)).Count > 1);

    private static bool IsBorder(Match border, string rest, IReadOnlySet<string> verbs)
    {
        if (border.Groups["mark"].Success)
            return true;
        if (border.Groups["and"].Success)
            return Opening().IsMatch(rest) || FirstWord().Match(rest) is { Success: true } first && verbs.Contains(first.Value.ToLowerInvariant());
        return PlainQuestion().IsMatch(rest);
    }

    [GeneratedRegex(
        """
        (?<mark>[.?!;])\s+
        |(?<and>,?\s+(?:(?:and|also|plus|but)\s+)(?:(?:oh|and|also|then|uh|um|just|maybe|please|by\sthe\sway|while\si'?m\sat\sit|after\sthat|afterwards)[\s,]+)*)
        |,\s+
        """, Options)]
    private static partial Regex Border();

    [GeneratedRegex(@"^(?:(?:i|we)(?:'d|'m|\s(?:(?:also|really|just|still)\s)?(?:would|need|want|wanted|have\sto|was\swondering))|what(?:'s)?|when|where(?:'s)?|who|how|which|why|do|does|is|are|can|could|will|would|should|tell\sme)\b", Options)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^(?:what(?:'s|\sis|\sare)|where(?:'s|\sis|\sare|\sdo|\scan)|when\sdo|how\s(?:much|long|far|do\si)|do\syou|are\syou\sopen|is\sthere)\b", Options)]
    private static partial Regex PlainQuestion();

    [GeneratedRegex(@"^\W*(?:(?:um+|uh+|oh|so|and|well|okay|ok|hi|hello|hey|yeah|yes|please|just|also|then|maybe)\b\W*)*", Options)]
    private static partial Regex Filler();

    [GeneratedRegex(@"^(?:(?:i|we)(?:'d|'m|\sam)?\s(?:\w+\s){0,2}(?:like|love|want|wanted|wanna|need|have\sto|gotta|wondering|calling)\b|(?:can|could|may|would|will)\s(?:i|we|you)\b)", Options)]
    private static partial Regex Asking();

    [GeneratedRegex(@"\b(?:another|second|one\smore|a\sdifferent|a\sfurther|too|as\swell)\b", Options)]
    private static partial Regex OneMore();

    [GeneratedRegex(@"^[a-z]+", Options)]
    private static partial Regex FirstWord();

    [GeneratedRegex(
        """
        ^\W*(?:(?:um+|uh+|oh|so|and|well|okay|ok|hi|hello|hey|yeah|yes|please|just|also|then|maybe)\b\W*)*
        (?:(?!(?:i|i'm|i've|i'll|it|it's|my|we|he|she|they|the|there|there's|something|someone|this|that|because|since|sorry|no)\b)[a-z]
        |(?:i|we)(?:'d)?\s(?:\w+\s){0,2}(?:like|love|want|wanted|wanna|need|have\sto|gotta)\b)
        """, Options)]
    private static partial Regex Wish();

    [GeneratedRegex(@"\b(?:it|that|this|them|those|these)\b", Options)]
    private static partial Regex Pointing();

    [GeneratedRegex(@"\b(?:an?|my|our|another|new|some|the)\b", Options)]
    private static partial Regex Naming();
}
