using System.Collections.Frozen;

namespace Parley.Flows;

/// <summary>A flow to find one's way in.</summary>
internal sealed class FlowMap
{
    private readonly FrozenDictionary<string, FlowNode> _nodes;
    private readonly FrozenDictionary<string, SlotDefinition> _slots;

    public FlowMap(FlowDefinition flow)
    {
        Flow = flow;
        _nodes = flow.Nodes.DistinctBy(n => n.Id).ToFrozenDictionary(n => n.Id, StringComparer.Ordinal);
        _slots = flow.Slots.DistinctBy(s => s.Name).ToFrozenDictionary(s => s.Name, StringComparer.Ordinal);
    }

    public FlowDefinition Flow { get; }

    /// <summary>Callers can ask for it.</summary>
    public bool IsStartable => CanBeAskedFor(Flow);

    public static bool CanBeAskedFor(FlowDefinition flow) => flow.Examples.Count > 0 || flow.Words.Count > 0;

    public FlowNode? Node(string id) => _nodes.GetValueOrDefault(id);

    public SlotDefinition? Slot(string name) => _slots.GetValueOrDefault(name);
}
