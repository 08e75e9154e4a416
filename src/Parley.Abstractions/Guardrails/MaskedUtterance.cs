namespace Parley.Guardrails;

/// <param name="Text">The utterance as it may be written.</param>
/// <param name="Revised">Utterances before it that must read otherwise now, because a number ran over both; usually none.</param>
public sealed record MaskedUtterance(string Text, IReadOnlyList<RevisedUtterance> Revised);
