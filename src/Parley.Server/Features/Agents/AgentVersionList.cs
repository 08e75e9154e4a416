using Parley.Agents;

namespace Parley.Server.Features.Agents;

/// <summary>An agent's versions, newest first, and what is published.</summary>
internal sealed record AgentVersionList(IReadOnlyList<AgentVersionSummary> Versions, IReadOnlyList<AgentShare> Published)
{
    public static AgentVersionList Of(IEnumerable<AgentVersion> versions, AgentPublication? publication) =>
        new([.. versions.Select(AgentVersionSummary.Of)], publication?.Shares ?? []);
}
