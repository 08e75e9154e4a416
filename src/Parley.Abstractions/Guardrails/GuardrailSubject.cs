using Parley.Agents;
using Parley.Calls;

namespace Parley.Guardrails;

/// <summary>A piece of text on its way, at sentence grain where it streams.</summary>
/// <param name="Call">For whom.</param>
/// <param name="Agent">Whose rules hold.</param>
/// <param name="Stage">Where it comes from and goes to.</param>
/// <param name="Text">The text; JSON for tool arguments and results.</param>
/// <param name="Evidence">Of a reply: passages, tool results and flow texts it may rest on.</param>
/// <param name="CallerText">Of a reply: what the caller had said.</param>
public sealed record GuardrailSubject(
    CallContext Call,
    AgentDefinition Agent,
    GuardrailStage Stage,
    string Text,
    IReadOnlyList<string> Evidence,
    string CallerText = "")
{
    /// <summary>Of what a caller said: the agent's words it answers; empty where there are none.</summary>
    public string Asked { get; init; } = "";
}
