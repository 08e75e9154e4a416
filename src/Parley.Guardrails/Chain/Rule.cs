namespace Parley.Guardrails.Chain;

/// <summary>A guardrail as the chain knows it.</summary>
/// <param name="Guardrail">What inspects.</param>
/// <param name="Description">A sentence for agents' authors.</param>
/// <param name="IsAlwaysOn">Holds for every agent, named or not.</param>
internal sealed record Rule(IGuardrail Guardrail, string Description, bool IsAlwaysOn);
