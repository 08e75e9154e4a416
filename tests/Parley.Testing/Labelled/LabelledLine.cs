using System.Text.RegularExpressions;

namespace Parley.Testing.Labelled;

/// <summary>A line of fields parted by bars, the first of them what it is.</summary>
public sealed partial record LabelledLine(string Label, IReadOnlyList<string> Fields)
{
    /// <summary>All lines of a file below the repository, without comments and blanks.</summary>
    public static IReadOnlyList<LabelledLine> Read(params string[] path) =>
        [.. File.ReadLines(Path.Combine([RepositoryPaths.Root, .. path])).Where(line => line.Length > 0 && line[0] != '#').Select(Parse)];

    private static LabelledLine Parse(string line)
    {
        var fields = line.Split('|').Select(Unescape).ToArray();
        // Attack lines may hold bars themselves.
        return fields[0] is "attack" or "benign" ? new(fields[0], [Unescape(line[(fields[0].Length + 1)..])]) : new(fields[0], fields[1..]);
    }

    private static string Unescape(string text) =>
        Escape().Replace(text, match => ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString()).Replace("\\n", "\n", StringComparison.Ordinal);

    [GeneratedRegex(@"\\u([0-9a-f]{4})")]
    private static partial Regex Escape();
}
