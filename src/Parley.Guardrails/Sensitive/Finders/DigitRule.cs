namespace Parley.Guardrails.Sensitive.Finders;

/// <summary>Whether digits have the form of something.</summary>
internal delegate bool DigitRule(ReadOnlySpan<char> digits);
