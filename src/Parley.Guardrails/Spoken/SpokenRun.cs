namespace Parley.Guardrails.Spoken;

/// <summary>Digits and letters said without other words between.</summary>
/// <param name="First">Index of its first symbol.</param>
/// <param name="Count">Symbols in it.</param>
internal readonly record struct SpokenRun(int First, int Count)
{
    public int Last => First + Count - 1;
}
