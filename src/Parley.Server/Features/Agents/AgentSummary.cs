using Parley.Agents;

namespace Parley.Server.Features.Agents;

/// <summary>An agent as the contract has it, without what only the engine needs.</summary>
internal sealed record AgentSummary(
    string AgentName,
    string TenantId,
    int Version,
    string VoiceProfile,
    string Language,
    IReadOnlyList<string> Goals,
    IReadOnlyList<string> KnowledgeSources,
    IReadOnlyList<string> Tools,
    IReadOnlyList<string> Guardrails,
    string Greeting)
{
    public static AgentSummary Of(AgentDefinition agent) => new(
        agent.AgentName, agent.TenantId.Value, agent.Version, agent.VoiceProfile, agent.Language,
        agent.Goals, agent.KnowledgeSources, agent.Tools, agent.Guardrails, agent.Greeting);
}
