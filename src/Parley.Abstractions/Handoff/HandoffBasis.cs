using Parley.Agents;
using Parley.Dialogue;

namespace Parley.Handoff;

/// <summary>The call a hand-off was raised in, for whoever sums it up anew. Goes nowhere else.</summary>
/// <param name="Agent">The version the call pinned.</param>
/// <param name="Heard">All that was heard, oldest first, masked both for hand-offs and for models.</param>
public sealed record HandoffBasis(AgentDefinition Agent, IReadOnlyList<Utterance> Heard)
{
    /// <summary>Counts caller turns from 1.</summary>
    public int Turn { get; init; }

    /// <summary>Where the dialogue stood, as <c>flow/node</c>; empty outside of flows.</summary>
    public string Node { get; init; } = "";

    /// <summary>What the caller wanted, where that is known.</summary>
    public string Intent { get; init; } = "";
}
