using System.Collections.Immutable;

namespace Parley.Flows.Checking;

/// <summary>What holds on every way to a node.</summary>
/// <param name="Slots">Slots that hold a value.</param>
/// <param name="Results">Results that are there.</param>
/// <param name="Confirmed">Slots that were confirmed after their last change, or that the flow itself set.</param>
/// <param name="HasConfirmation">A confirm node was passed since the last effect.</param>
internal sealed record Certain(ImmutableHashSet<string> Slots, ImmutableHashSet<string> Results, ImmutableHashSet<string> Confirmed, bool HasConfirmation)
{
    public static Certain Nothing { get; } = new([], [], [], false);

    public Certain With(IEnumerable<string> slots) => this with { Slots = Slots.Union(slots) };

    public Certain And(Certain other) => new(
        Slots.Intersect(other.Slots), Results.Intersect(other.Results), Confirmed.Intersect(other.Confirmed), HasConfirmation && other.HasConfirmation);

    public bool IsSameAs(Certain other) =>
        Slots.SetEquals(other.Slots) && Results.SetEquals(other.Results) && Confirmed.SetEquals(other.Confirmed) && HasConfirmation == other.HasConfirmation;
}
