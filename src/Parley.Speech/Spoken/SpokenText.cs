namespace Parley.Speech.Spoken;

/// <summary>
/// Prepares English text for an engine whose own reading of it is poor. Each written word becomes one or more plain tokens, so that
/// the engine's token times lead back to what was written.
/// </summary>
internal static class SpokenText
{
    // A clause this long takes flite some 150 ms; longer text is cut so that one caller's paragraph does not hold up the others.
    private const int LongSentence = 300;

    /// <summary>The text's words in pieces of bearable length, cut after punctuation where there is some.</summary>
    public static IEnumerable<SpokenSentence> Prepare(string text)
    {
        var words = Read(text);
        var piece = new List<SpokenWord>();
        var length = 0;
        foreach (var word in words)
        {
            piece.Add(word);
            length += word.Spoken.Length + 1;
            if (length < LongSentence / 2 || (length < LongSentence && !EndsClause(word.Spoken)))
                continue;
            yield return new SpokenSentence([.. piece]);
            piece.Clear();
            length = 0;
        }

        if (piece.Count > 0)
            yield return new SpokenSentence(piece);
    }

    private static List<SpokenWord> Read(string text)
    {
        var telephone = TelephoneNumbers.Find(text);
        var written = Split(text).ToArray();
        var words = new List<SpokenWord>(written.Length);
        for (var i = 0; i < written.Length; i++)
        {
            var context = new WordContext(
                Previous: i > 0 ? written[i - 1].Text : "",
                Next: i + 1 < written.Length ? written[i + 1].Text : "",
                InTelephoneNumber: telephone.Any(range => written[i].Start >= range.Start.Value - 1 && written[i].Start < range.End.Value));
            words.Add(new SpokenWord(written[i].Text, WordReading.Read(written[i].Text, context)));
        }

        return words;
    }

    private static IEnumerable<(string Text, int Start)> Split(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (char.IsWhiteSpace(text[start]))
                continue;
            var end = start;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            yield return (text[start..end], start);
            start = end;
        }
    }

    private static bool EndsClause(string spoken) => spoken.Length > 0 && spoken[^1] is ',' or '.' or ';' or ':' or '?' or '!';
}
