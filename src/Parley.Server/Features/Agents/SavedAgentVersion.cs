using Parley.Agents;

namespace Parley.Server.Features.Agents;

/// <summary>What came of saving.</summary>
/// <param name="Warnings">Everything that would keep the version from being published as it is; empty when nothing would.</param>
internal sealed record SavedAgentVersion(string Agent, int Number, string Author, string Note, DateTimeOffset SavedAt, IReadOnlyList<AgentWarning> Warnings)
{
    public static SavedAgentVersion Of(AgentVersion version, IReadOnlyList<AgentFault> faults) =>
        new(version.Agent, version.Number, version.Author, version.Note, version.SavedAt, [.. faults.Select(fault => new AgentWarning(fault.Path, fault.Message, fault.Line))]);
}
