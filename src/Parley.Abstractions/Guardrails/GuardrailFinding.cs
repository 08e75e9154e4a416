namespace Parley.Guardrails;

/// <summary>What a guardrail saw, without the sensitive words themselves.</summary>
/// <param name="Guardrail">Its name, such as <c>do_not_diagnose</c>.</param>
/// <param name="Category">What kind, such as <c>pci.card_number</c> or <c>injection</c>.</param>
/// <param name="Score">0 to 1.</param>
public sealed record GuardrailFinding(string Guardrail, string Category, double Score);
