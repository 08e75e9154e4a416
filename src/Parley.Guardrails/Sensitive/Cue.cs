namespace Parley.Guardrails.Sensitive;

/// <param name="First">Index of its first token.</param>
/// <param name="Last">Index of its last token.</param>
internal readonly record struct Cue(CueKind Kind, int First, int Last);
