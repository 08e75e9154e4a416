namespace Parley.Guardrails;

/// <summary>Which part of an utterance must not be written; counted in characters of the utterance as it was said.</summary>
public readonly record struct HiddenText(int Start, int Length)
{
    public int End => Start + Length;
}
