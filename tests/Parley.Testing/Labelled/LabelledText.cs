using System.Text;

namespace Parley.Testing.Labelled;

/// <summary>A line with what is to be found in it, written <c>my card is {card_number:four one ...}</c>.</summary>
public sealed record LabelledText(string Text, IReadOnlyList<LabelledSpan> Spans)
{
    /// <summary>All lines of a file below the repository, without comments and blanks.</summary>
    public static IReadOnlyList<LabelledText> Read(params string[] path) =>
        [.. File.ReadLines(Path.Combine([RepositoryPaths.Root, .. path])).Where(line => line.Length > 0 && line[0] != '#').Select(Parse)];

    public static LabelledText Parse(string line)
    {
        var text = new StringBuilder();
        var spans = new List<LabelledSpan>();
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] != '{')
            {
                text.Append(line[at]);
                continue;
            }

            var (colon, end) = (line.IndexOf(':', at), line.IndexOf('}', at));
            spans.Add(new LabelledSpan(line[(at + 1)..colon], text.Length, text.Length + end - colon - 1));
            text.Append(line, colon + 1, end - colon - 1);
            at = end;
        }

        return new LabelledText(text.ToString(), spans);
    }
}
