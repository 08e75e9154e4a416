namespace Parley.Tools.Settings;

/// <summary>What somebody may have meant, by the number of letters to change.</summary>
internal static class NearMiss
{
    /// <returns><c>; did you mean 'x'?</c>, or nothing when no name is near.</returns>
    public static string Hint(string name, IEnumerable<string> known) => Find(name, known) is { } near ? $"; did you mean '{near}'?" : "";

    public static string? Find(string name, IEnumerable<string> known)
    {
        var most = Math.Max(1, name.Length / 4);
        var near = known
            .Where(candidate => Math.Abs(candidate.Length - name.Length) <= most)
            .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
            .Where(candidate => candidate.Distance <= most)
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Name, StringComparer.Ordinal);
        return near.Select(candidate => candidate.Name).FirstOrDefault();
    }

    /// <summary>Levenshtein's, case counting as no difference.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j - 1], row[j]) + 1);
            }
        }

        return row[^1];
    }
}
