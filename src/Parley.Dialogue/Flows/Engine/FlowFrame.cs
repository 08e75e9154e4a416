using System.Collections.Immutable;
using System.Text.Json;

namespace Parley.Flows.Engine;

/// <summary>One flow under way.</summary>
/// <param name="Flow">Its name.</param>
/// <param name="Node">Where it stands.</param>
/// <param name="Kind">How it came to run, which says what happens when it ends.</param>
internal sealed record FlowFrame(string Flow, string Node, FrameKind Kind)
{
    public ImmutableSortedDictionary<string, SlotValue> Slots { get; init; } = ImmutableSortedDictionary<string, SlotValue>.Empty;

    /// <summary>Failed answers by slot.</summary>
    public ImmutableSortedDictionary<string, int> Attempts { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Optional slots the caller passed over.</summary>
    public ImmutableSortedSet<string> Skipped { get; init; } = [];

    /// <summary>Slots that an effect was built on: they cannot be corrected here any more.</summary>
    public ImmutableSortedSet<string> Locked { get; init; } = [];

    /// <summary>What tools gave, by <c>save_as</c>.</summary>
    public ImmutableSortedDictionary<string, FlowResult> Results { get; init; } = ImmutableSortedDictionary<string, FlowResult>.Empty;

    /// <summary>Slots computed or chosen from other values: names as in <see cref="FlowResult.DependsOn"/>.</summary>
    public ImmutableSortedDictionary<string, ImmutableList<string>> Derived { get; init; } = ImmutableSortedDictionary<string, ImmutableList<string>>.Empty;

    /// <summary>Nodes gone through on the way here, oldest first.</summary>
    public ImmutableList<string> Path { get; init; } = [];

    /// <summary>How often each node was entered, so that no loop goes on for ever.</summary>
    public ImmutableSortedDictionary<string, int> Entered { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>What this run of the task is for, where the caller said so before: asked for no more.</summary>
    public PickedChoice? Picked { get; init; }

    /// <summary>Slots in the order the caller was asked for them.</summary>
    public ImmutableList<string> Asked { get; init; } = [];
}

/// <summary>How a flow came to run.</summary>
internal enum FrameKind
{
    /// <summary>The caller asked for it, with nothing else going on.</summary>
    Root,

    /// <summary>A node of the flow below runs it.</summary>
    Sub,

    /// <summary>The caller turned to it; the flow below is resumed when it ends.</summary>
    Digression,
}

/// <param name="Value">The tool's result.</param>
/// <param name="DependsOn">What its arguments were made of: <c>slots.day</c>, or the name of another result.</param>
internal sealed record FlowResult(JsonElement Value, ImmutableList<string> DependsOn);
