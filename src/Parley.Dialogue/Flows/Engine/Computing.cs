using System.Collections.Immutable;

namespace Parley.Flows.Engine;

/// <summary>Slots that a flow fills of its own.</summary>
internal static class Computing
{
    public static void Enter(FlowWalk walk, FlowNode.Set set)
    {
        foreach (var slot in set.Clear)
            Clear(walk, slot);
        foreach (var (slot, template) in set.Values)
            Fill(walk, slot, template);
        walk.GoTo(set.Next);
    }

    public static void Clear(FlowWalk walk, string slot) => walk.Top = walk.Top with
    {
        Slots = walk.Top.Slots.Remove(slot),
        Derived = walk.Top.Derived.Remove(slot),
        Attempts = walk.Top.Attempts.Remove(slot),
        Skipped = walk.Top.Skipped.Remove(slot),
    };

    /// <summary>A text that is no value of the slot's type leaves it empty.</summary>
    private static void Fill(FlowWalk walk, string name, string template)
    {
        if (walk.Map.Slot(name) is not { } slot)
            return;
        var scope = walk.Scope();
        var depends = scope.DependenciesOf(template).ToImmutableList();
        var value = Copied(walk, slot, template) ?? SlotSpeech.Read(scope.WithChoices(slot), scope.Argument(template), scope.SourceOf(template));
        Clear(walk, name);
        if (value is not null)
            walk.Top = walk.Top with { Slots = walk.Top.Slots.SetItem(name, value), Derived = walk.Top.Derived.SetItem(name, depends) };
    }

    /// <summary>A slot copied as it is keeps the way it is said.</summary>
    private static SlotValue? Copied(FlowWalk walk, SlotDefinition slot, string template) =>
        walk.Agent.Text(template) is { Variables: [{ Slot: { } from }] } text && text.Source.Trim() == $"{{{{ slots.{from} }}}}"
            && walk.Map.Slot(from)?.Type == slot.Type
            ? walk.Top.Slots.GetValueOrDefault(from)
            : null;
}
