namespace Parley;

/// <summary>"Did you mean": the known name that is nearest to one that is not known. Case counts as no difference.</summary>
public static class NearMiss
{
    private const int MostListed = 16;

    /// <summary>A beginning shorter than this is shared by too many names to mean one.</summary>
    private const int ShortestBeginning = 4;

    /// <returns><c>: did you mean 'x'?</c>, or what is known where that is little, or nothing.</returns>
    public static string Hint(string name, IEnumerable<string> known)
    {
        var names = known.Distinct(StringComparer.Ordinal).ToList();
        if (Nearest(name, names) is { } near)
            return $": did you mean '{near}'?";
        return names.Count is > 0 and <= MostListed ? $"; known are {string.Join(", ", names)}" : "";
    }

    /// <returns>Null where none is near.</returns>
    public static string? Nearest(string name, IEnumerable<string> known) => known
        .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
        .Where(candidate => candidate.Distance <= Math.Max(1, Math.Min(name.Length, candidate.Name.Length) / 3) || IsBeginning(name, candidate.Name))
        .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
        .Select(candidate => candidate.Name)
        .FirstOrDefault();

    /// <summary>"spok" for "spoken", or the other way about.</summary>
    private static bool IsBeginning(string a, string b) =>
        Math.Min(a.Length, b.Length) >= ShortestBeginning
        && (a.StartsWith(b, StringComparison.OrdinalIgnoreCase) || b.StartsWith(a, StringComparison.OrdinalIgnoreCase));

    /// <summary>Damerau-Levenshtein with adjacent swaps. Names have a few dozen letters: what is longer is cut, since the cost is their product.</summary>
    private static int Distance(string left, string right)
    {
        var (a, b) = (Plain(left), Plain(right));
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
            {
                var same = a[i - 1] == b[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + same);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }

        return rows[a.Length, b.Length] + Math.Abs(left.Length - a.Length - (right.Length - b.Length));
    }

    private static string Plain(string name) => (name.Length > 100 ? name[..100] : name).ToLowerInvariant();
}
