namespace Parley.Knowledge.Lexical;

/// <summary>What is compared: stems of words that carry a topic, each group of synonyms as one.</summary>
internal static class Terms
{
    /// <summary>Of a fact. Adjoining parts of a hyphenated word are also one term, since a recogniser writes "xray" as often as "x-ray".</summary>
    public static IEnumerable<string> OfFact(string text)
    {
        foreach (var token in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var words = Words.Split(token);
            foreach (var word in words.Where(w => !StopWords.Contains(w)))
                yield return Canonical(word);
            if (words.Count > 1 && token.Contains('-', StringComparison.Ordinal))
                yield return Canonical(string.Concat(words));
        }
    }

    /// <summary>Of a question. Two words that together are a known term are that term ("web site", "wheel chairs", "pain killer").</summary>
    public static List<string> OfQuestion(string text, Predicate<string> isKnown)
    {
        var words = Words.Split(text);
        var terms = new List<string>();
        for (var i = 0; i < words.Count; i++)
        {
            if (i + 1 < words.Count && words[i].Length + words[i + 1].Length > 4 && Canonical(words[i] + words[i + 1]) is var joined && isKnown(joined))
            {
                terms.Add(joined);
                i++;
            }
            else if (!StopWords.Contains(words[i]))
                terms.Add(Canonical(words[i]));
        }

        return terms;
    }

    /// <summary>The words that carry a topic, as they were said.</summary>
    public static string TopicWords(string text) => string.Join(' ', Words.Split(text).Where(w => !StopWords.Contains(w)));

    private static string Canonical(string word) => Synonyms.Canonical(Stemmer.Stem(word));
}
