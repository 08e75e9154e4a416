using Parley.Agents;

namespace Parley.Server.Features.Agents;

internal sealed record AgentList(IReadOnlyList<AgentSummary> Agents)
{
    public static AgentList Of(IEnumerable<AgentDefinition> agents) => new([.. agents.Select(AgentSummary.Of)]);
}
