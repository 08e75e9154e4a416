namespace Parley.Understanding.Intents;

/// <summary>Intents are the same when they say the same: callers of the port make the list anew each turn.</summary>
internal sealed class SameIntents : IEqualityComparer<IReadOnlyList<IntentDefinition>>
{
    public static SameIntents Comparer { get; } = new();

    public bool Equals(IReadOnlyList<IntentDefinition>? x, IReadOnlyList<IntentDefinition>? y) =>
        ReferenceEquals(x, y) || (x is not null && y is not null && x.Count == y.Count && x.Zip(y).All(p => Same(p.First, p.Second)));

    public int GetHashCode(IReadOnlyList<IntentDefinition> obj)
    {
        var hash = new HashCode();
        foreach (var intent in obj)
        {
            hash.Add(intent.Name, StringComparer.Ordinal);
            hash.Add(intent.Examples.Count);
        }

        return hash.ToHashCode();
    }

    private static bool Same(IntentDefinition x, IntentDefinition y) =>
        ReferenceEquals(x, y) || (x.Name == y.Name && x.Examples.SequenceEqual(y.Examples, StringComparer.Ordinal) && x.Words.SequenceEqual(y.Words, StringComparer.Ordinal) && x.Slots.Select(s => s.Name).SequenceEqual(y.Slots.Select(s => s.Name), StringComparer.Ordinal));
}
