namespace Parley.Testing.Labelled;

/// <summary>
/// Counts of a span finder over labelled texts. A labelled span is found when spans of its category cover at least nine tenths of its letters
/// and digits; a found span is right when it overlaps a labelled one of its category.
/// </summary>
public sealed class SpanScore
{
    private const double Covered = 0.9;

    private readonly SortedDictionary<string, int[]> _counts = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];

    /// <summary>What was missed or wrong, for people.</summary>
    public IReadOnlyList<string> Faults => _faults;

    public IEnumerable<string> Categories => _counts.Keys;

    public void Add(LabelledText line, IReadOnlyList<LabelledSpan> found)
    {
        foreach (var span in line.Spans)
        {
            var hit = Share(line.Text, span, found) >= Covered;
            Count(span.Category)[hit ? 0 : 1]++;
            if (!hit)
                _faults.Add($"missed {span.Category} '{line.Text[span.Start..span.End]}' in: {line.Text}");
        }

        foreach (var span in found)
        {
            var right = line.Spans.Any(label => label.Category == span.Category && label.Start < span.End && span.Start < label.End);
            Count(span.Category)[right ? 2 : 3]++;
            if (!right)
                _faults.Add($"wrong {span.Category} '{line.Text[span.Start..span.End]}' in: {line.Text}");
        }
    }

    public int Labelled(string? category = null) => Sum(category, 0) + Sum(category, 1);

    public double Recall(string? category = null) => (double)Sum(category, 0) / Labelled(category);

    public double Precision(string? category = null) => (double)Sum(category, 2) / (Sum(category, 2) + Sum(category, 3));

    private int Sum(string? category, int kind) => category is null ? _counts.Values.Sum(counts => counts[kind]) : _counts[category][kind];

    private int[] Count(string category) => _counts.TryGetValue(category, out var counts) ? counts : _counts[category] = new int[4];

    private static double Share(string text, LabelledSpan label, IReadOnlyList<LabelledSpan> found)
    {
        var (all, covered) = (0, 0);
        for (var at = label.Start; at < label.End; at++)
        {
            if (!char.IsLetterOrDigit(text[at]))
                continue;
            all++;
            covered += found.Any(span => span.Category == label.Category && span.Start <= at && at < span.End) ? 1 : 0;
        }

        return (double)covered / all;
    }
}
