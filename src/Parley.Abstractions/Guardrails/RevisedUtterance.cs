namespace Parley.Guardrails;

/// <param name="Back">Which of the caller's utterances: 1 is the one before.</param>
/// <param name="Text">What it must read now.</param>
/// <param name="Hidden">What was taken out of it, in order.</param>
public sealed record RevisedUtterance(int Back, string Text, IReadOnlyList<HiddenText> Hidden);
