namespace Parley.Understanding.Intents;

/// <summary>Scopes are the same when they say the same: callers of the port make the lists anew each turn.</summary>
internal sealed class SameScope : IEqualityComparer<IntentScope>
{
    public static SameScope Comparer { get; } = new();

    public bool Equals(IntentScope? x, IntentScope? y) =>
        ReferenceEquals(x, y) || (x is not null && y is not null && Same(x.Intents, y.Intents) && Same(x.OutOfScope, y.OutOfScope));

    public int GetHashCode(IntentScope obj)
    {
        var hash = new HashCode();
        foreach (var intent in obj.Intents)
        {
            hash.Add(intent.Name, StringComparer.Ordinal);
            hash.Add(intent.Examples.Count);
        }

        hash.Add(obj.OutOfScope.Count);
        return hash.ToHashCode();
    }

    private static bool Same(IReadOnlyList<IntentDefinition> x, IReadOnlyList<IntentDefinition> y) =>
        ReferenceEquals(x, y) || (x.Count == y.Count && x.Zip(y).All(p => Same(p.First, p.Second)));

    private static bool Same(IReadOnlyList<string> x, IReadOnlyList<string> y) => ReferenceEquals(x, y) || x.SequenceEqual(y, StringComparer.Ordinal);

    private static bool Same(IntentDefinition x, IntentDefinition y) =>
        ReferenceEquals(x, y) || (x.Name == y.Name && Same(x.Examples, y.Examples) && Same(x.Words, y.Words) && x.Slots.Select(s => s.Name).SequenceEqual(y.Slots.Select(s => s.Name), StringComparer.Ordinal));
}
