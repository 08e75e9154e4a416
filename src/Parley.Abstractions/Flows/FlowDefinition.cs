namespace Parley.Flows;

/// <summary>A state machine over one task of an agent, such as booking an appointment. It belongs to the agent's version.</summary>
public sealed record FlowDefinition
{
    /// <summary>Unique within the agent; also the name of the intent that starts it.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, for a model and for people.</summary>
    public string Description { get; init; } = "";

    /// <summary>Ways callers ask for it. None: only other flows enter it.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>Words or phrases of which one is a strong sign.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    public IReadOnlyList<SlotDefinition> Slots { get; init; } = [];

    /// <summary>Id of the node it begins with.</summary>
    public required string Start { get; init; }

    public IReadOnlyList<FlowNode> Nodes { get; init; } = [];
}
