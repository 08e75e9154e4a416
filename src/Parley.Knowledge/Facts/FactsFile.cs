namespace Parley.Knowledge.Facts;

/// <summary>
/// Reads facts from markdown: a heading of level two or deeper is a topic, each paragraph or bullet below it a fact, each quoted line a way
/// of asking for the topic's facts. Text above the first topic is for people who read the file.
/// </summary>
internal static class FactsFile
{
    public static IReadOnlyList<Fact> Parse(string markdown)
    {
        var facts = new List<Fact>();
        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        string? topic = null;
        List<string> asked = [], paragraph = [];
        foreach (var line in markdown.EnumerateLines())
        {
            if (line is "" or ['#', ..] or ['>', ..] || Bullet(line) is not null)
                EndParagraph();
            if (line.StartsWith("##", StringComparison.Ordinal))
                (topic, asked) = (line.TrimStart('#').Trim(), []);
            else if (line is ['>', ..])
                asked.Add(line[1..].Trim());
            else if (line is not ("" or ['#', ..]))
                paragraph.Add(Bullet(line) ?? line);
        }

        EndParagraph();
        return facts;

        void EndParagraph()
        {
            if (paragraph.Count > 0 && topic is not null)
                facts.Add(new Fact(Unused(Slug(topic)), topic, string.Join(' ', paragraph), asked));
            paragraph.Clear();
        }

        string Unused(string slug)
        {
            taken[slug] = taken.GetValueOrDefault(slug) + 1;
            return taken[slug] == 1 ? slug : $"{slug}-{taken[slug]}";
        }
    }

    private static IEnumerable<string> EnumerateLines(this string text)
    {
        using var reader = new StringReader(text);
        while (reader.ReadLine() is { } line)
            yield return line.Trim();
    }

    private static string? Bullet(string line) => line is ['-' or '*' or '+', ' ', ..] ? line[2..].Trim() : null;

    private static string Slug(string topic)
    {
        var letters = topic.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-').Select(c => c is ' ' ? '-' : c);
        return string.Concat(letters).Trim('-');
    }
}
