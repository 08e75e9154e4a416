namespace Parley.Guardrails;

/// <summary>What becomes of a text.</summary>
public abstract record GuardrailVerdict
{
    private GuardrailVerdict() { }

    public static GuardrailVerdict Allowed { get; } = new Allow();

    /// <param name="Finding">What was noticed all the same, for the record and for hand-off triggers; null for nothing.</param>
    public sealed record Allow(GuardrailFinding? Finding = null) : GuardrailVerdict;

    /// <param name="Text">Goes on instead.</param>
    /// <param name="Finding">Why, for the record.</param>
    public sealed record Replace(string Text, GuardrailFinding Finding) : GuardrailVerdict;

    /// <summary>The text goes on as it is.</summary>
    /// <param name="Text">Said beside the whole reply, and never between the sentences of a fact.</param>
    /// <param name="Finding">Why, for the record.</param>
    public sealed record Remark(string Text, GuardrailFinding Finding) : GuardrailVerdict;

    /// <param name="Finding">Why, for the record.</param>
    /// <param name="Say">What the agent says instead; empty to say nothing of it.</param>
    /// <param name="HandoffReason">A person should be called for this reason; null if not.</param>
    public sealed record Block(GuardrailFinding Finding, string Say, string? HandoffReason = null) : GuardrailVerdict;
}
