using Parley.Testing;

namespace Parley.Knowledge.Tests.Evaluation;

/// <param name="Expected">The topics any of which answers it; none where the facts do not.</param>
/// <param name="Text">What the caller says.</param>
public sealed record CallerQuestion(IReadOnlyList<string> Expected, string Text)
{
    public bool IsAnswerable => Expected.Count > 0;

    public static IReadOnlyList<CallerQuestion> Read(string file) =>
        [.. File.ReadLines(Path.Combine(RepositoryPaths.Root, "tests", "Parley.Knowledge.Tests", "Evaluation", file))
            .Where(l => l is not ("" or ['#', ..]))
            .Select(l => l.Split('\t'))
            .Select(f => new CallerQuestion(f[0] is "-" ? [] : f[0].Split('|'), f[1]))];
}
