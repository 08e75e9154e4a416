namespace Parley.Guardrails;

/// <summary>What a whole chain made of a text.</summary>
/// <param name="Text">What goes on; empty when blocked with nothing to say.</param>
/// <param name="Block">The block that ended the chain; null when the text goes on.</param>
/// <param name="Findings">All that was found, in order.</param>
public sealed record GuardrailOutcome(string Text, GuardrailVerdict.Block? Block, IReadOnlyList<GuardrailFinding> Findings)
{
    /// <summary>What is to be said beside the reply that the text belongs to, in order.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}
