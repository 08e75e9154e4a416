namespace Parley.Guardrails;

/// <summary>Where a text is about to be written: policies differ by it.</summary>
public enum MaskingTarget
{
    Transcript,
    Log,
    Prompt,
    Event,
}
