using Parley.Dialogue.LanguageModels.Speculation;

namespace Parley.Dialogue.LanguageModels.Summaries;

/// <summary>
/// The form of a report: a few sentences about the caller and the agent, in the third person. An order needs somebody to give it to, and a link
/// somebody to follow it; in this form neither has a place.
/// </summary>
internal static class SummaryForm
{
    private const int Shortest = 20;
    private const int Longest = 700;

    private static readonly string[] Openers = ["The caller", "The agent", "They", "He", "She"];

    /// <summary>Who is spoken to, or speaks.</summary>
    private static readonly HashSet<string> Addressed = ["you", "your", "yours", "yourself", "i", "me", "my", "we", "us", "our", "please", "must", "should", "shall", "ought"];

    private static readonly string[] Abbreviations = ["Dr.", "Mr.", "Mrs.", "Ms.", "St.", "No."];

    /// <returns>The report in one line; null where it is none.</returns>
    public static string? Read(string written)
    {
        var text = string.Join(' ', written.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var isPlain = text.Length is >= Shortest and <= Longest && text.IndexOfAny(['<', '>', '{', '}', '`', '@', '/', '\\', '|', '*', '#', '_', '"', '\u201c', '\u201d']) < 0 && !HasAddress(text);
        return isPlain && SentencesOf(text).All(IsReport) ? text : null;
    }

    private static bool IsReport(string sentence) =>
        Openers.Any(opener => sentence.StartsWith(opener + " ", StringComparison.Ordinal)) && sentence.EndsWith('.') && !SpokenForm.Words(sentence).Any(Addressed.Contains);

    /// <summary>"clinic.example" and the like: a full stop between two words of more than a letter.</summary>
    private static bool HasAddress(string text)
    {
        for (var at = 2; at + 2 < text.Length; at++)
            if (text[at] is '.' && text.AsSpan(at - 2, 2) is [var a, var b] && text.AsSpan(at + 1, 2) is [var c, var d] && char.IsLetterOrDigit(a) && char.IsLetterOrDigit(b) && char.IsLetter(c) && char.IsLetterOrDigit(d))
                return true;
        return false;
    }

    /// <summary>"At 3 p.m. on Monday" and "Dr. Lee" go on: what does not begin as a sentence does is none.</summary>
    private static IEnumerable<string> SentencesOf(string text)
    {
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is not ('.' or '!' or '?') || (at + 1 < text.Length && text[at + 1] is not ' '))
                continue;
            var goesOn = at + 2 < text.Length && (!char.IsUpper(text[at + 2]) || Abbreviations.Any(abbreviation => text.AsSpan(start, at + 1 - start).EndsWith(abbreviation, StringComparison.Ordinal)));
            if (goesOn)
                continue;
            yield return text[start..(at + 1)];
            start = at + 2;
        }

        if (start < text.Length)
            yield return text[start..];
    }
}
