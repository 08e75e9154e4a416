namespace Parley.Simulation.Checking;

/// <summary>Compares records that a call left with those that were expected: as many, each fitting one.</summary>
internal static class RecordsCheck
{
    public static IEnumerable<string> Failures(
        string what, IReadOnlyList<IReadOnlyDictionary<string, string>>? expected, IReadOnlyList<IReadOnlyDictionary<string, string>> found)
    {
        if (expected is null)
            yield break;
        var left = found.ToList();
        foreach (var record in expected)
        {
            var match = left.FindIndex(candidate => Fits(record, candidate));
            if (match < 0)
                yield return $"{what}: none with {Describe(record)}; there are {All(found)}";
            else
                left.RemoveAt(match);
        }

        if (expected.Count <= found.Count)
            foreach (var unexpected in left)
                yield return $"{what}: nobody expected {Describe(unexpected)}";
    }

    private static bool Fits(IReadOnlyDictionary<string, string> expected, IReadOnlyDictionary<string, string> found) =>
        expected.All(field => found.TryGetValue(field.Key, out var value)
            && (field.Value is ['/', .., '/'] ? TextPattern.IsIn(value, field.Value) : string.Equals(value, field.Value, StringComparison.OrdinalIgnoreCase)));

    private static string Describe(IReadOnlyDictionary<string, string> record) => string.Join(", ", record.Select(field => $"{field.Key}: {field.Value}"));

    private static string All(IReadOnlyList<IReadOnlyDictionary<string, string>> records) =>
        records.Count == 0 ? "none" : string.Join("; ", records.Select(Describe));
}
