namespace Parley.Flows.Reading;

/// <summary>What was noticed while a section was read.</summary>
internal sealed class SectionNotes
{
    public List<SectionFault> Faults { get; } = [];

    /// <summary>Where each path begins, for faults that are found later.</summary>
    public Dictionary<string, int> Lines { get; } = new(StringComparer.Ordinal);

    /// <summary>The line of a path, or of the nearest one around it; 0 for none.</summary>
    public int LineOf(string path)
    {
        for (var at = path; at.Length > 0; at = at[..Math.Max(0, at.LastIndexOfAny(['.', '[']))])
            if (Lines.TryGetValue(at, out var line))
                return line;
        return 0;
    }
}
