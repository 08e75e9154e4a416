namespace Parley.Understanding.Intents;

/// <summary>Which intents a named value speaks for: a medicine for the refill alone, a day for whatever has one.</summary>
internal sealed class IntentSlots(IReadOnlyList<IntentDefinition> intents)
{
    private readonly Dictionary<string, int[]> _owners = intents
        .SelectMany((intent, at) => intent.Slots.Select(slot => (slot.Name, at)))
        .GroupBy(o => o.Name, o => o.at, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Distinct().ToArray(), StringComparer.Ordinal);

    /// <summary>0 to 1; a value that several intents ask for is shared between them.</summary>
    public double Share(int intent, IReadOnlyCollection<string> filled) => Math.Min(1, Owned(intent, filled).Sum(owners => 1.0 / owners.Length));

    public bool HasOwn(int intent, IReadOnlyCollection<string> filled) => Owned(intent, filled).Any(owners => owners.Length == 1);

    private IEnumerable<int[]> Owned(int intent, IReadOnlyCollection<string> filled) =>
        filled.Select(name => _owners.GetValueOrDefault(name, [])).Where(owners => owners.Contains(intent));
}
