using Parley.Agents;

namespace Parley.Guardrails;

/// <summary>Masks what must not be kept or passed on, spoken forms included. Thread-safe, no I/O.</summary>
public interface ISensitiveText
{
    /// <summary>The text with sensitive parts replaced by their category in brackets: <c>my card is [card number]</c>.</summary>
    string Mask(string text, AgentDefinition agent, MaskingTarget target);
}
