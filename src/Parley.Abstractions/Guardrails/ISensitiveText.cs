using Parley.Agents;

namespace Parley.Guardrails;

/// <summary>Masks what must not be kept or passed on, spoken forms included. Thread-safe, no I/O.</summary>
public interface ISensitiveText
{
    /// <summary>The text with sensitive parts replaced by their category in brackets: <c>my card is [card number]</c>.</summary>
    string Mask(string text, AgentDefinition agent, MaskingTarget target);

    /// <summary>A value that is known for what it is: whole or not at all. Empty stays empty.</summary>
    string MaskValue(string value, SensitiveCategory category, AgentDefinition agent, MaskingTarget target);
}
