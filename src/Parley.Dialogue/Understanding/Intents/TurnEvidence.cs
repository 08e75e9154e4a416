namespace Parley.Understanding.Intents;

/// <summary>What speaks for each intent, and for none of them, in one turn.</summary>
/// <param name="Intents">In their order.</param>
/// <param name="Background">Cosine to the nearest sentence that is about none of a business's tasks.</param>
/// <param name="Chance">Of none, by <see cref="IntentProbe"/>.</param>
internal sealed record TurnEvidence(IReadOnlyList<IntentEvidence> Intents, double Background, double Chance)
{
    /// <summary>It asks what, when, where or how.</summary>
    public bool IsOpenQuestion { get; init; }

    public bool IsQuestion { get; init; }

    /// <summary>It asks what the business does for anybody: "do you ship to Canada".</summary>
    public bool IsGeneralQuestion { get; init; }

    /// <summary>Somebody cannot keep a time: that speaks of what stands already.</summary>
    public bool CannotCome { get; init; }

    /// <summary>A day or a time was named.</summary>
    public bool NamesTime { get; init; }

    /// <summary>Share of its topic that the agent's callers speak of out of its scope, 0 to 1.</summary>
    public double Words { get; init; }

    /// <summary>The agent says itself what its callers speak of that is none of its tasks, so the background is near where it ought to be.</summary>
    public bool HasOwnBackground { get; init; }
}
