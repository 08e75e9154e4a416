namespace Parley.Flows.Engine;

/// <summary>What became of the values found in a turn.</summary>
/// <param name="Changed">Slots that now hold another value, or one at all.</param>
/// <param name="Corrected">Those of them that held another before.</param>
/// <param name="Restated">Slots whose value was said again as it was.</param>
/// <param name="Rejected">Slots and why their value cannot be taken.</param>
/// <param name="IsLocked">A value was to be changed that an effect was built on.</param>
internal sealed record Filled(
    IReadOnlyList<string> Changed,
    IReadOnlyList<string> Corrected,
    IReadOnlyList<string> Restated,
    IReadOnlyDictionary<string, string> Rejected,
    bool IsLocked)
{
    public static Filled Nothing { get; } = new([], [], [], new Dictionary<string, string>(), false);

    public bool IsAnything => Changed.Count > 0 || Restated.Count > 0 || Rejected.Count > 0 || IsLocked;
}
