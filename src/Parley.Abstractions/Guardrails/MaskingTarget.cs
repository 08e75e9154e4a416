namespace Parley.Guardrails;

/// <summary>Where a text is about to be written: policies differ by it.</summary>
public enum MaskingTarget
{
    Transcript,
    Log,
    Prompt,
    Event,

    /// <summary>What flows and tools work with: only card data, which nothing may take, is left out.</summary>
    Dialogue,
}
