namespace Parley.Flows.Engine;

/// <summary>What the caller asked for beside what is being done.</summary>
/// <param name="Flow">Its flow; null for a question that knowledge may answer.</param>
/// <param name="Text">The words that asked for it.</param>
internal sealed record LaterRequest(string? Flow, string Text)
{
    /// <summary>Which of the things on offer it is for; null where that is still to be asked.</summary>
    public PickedChoice? Picked { get; init; }
}

/// <summary>A choice that the caller has made before the question for it comes: "both", to the two that a tool had found.</summary>
/// <param name="Flow">The flow that asks for it.</param>
/// <param name="Slot">The slot it asks for.</param>
/// <param name="Value">What was picked.</param>
internal sealed record PickedChoice(string Flow, string Slot, SlotValue Value);
