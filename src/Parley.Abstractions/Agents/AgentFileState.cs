using Parley.Tenancy;

namespace Parley.Agents;

/// <summary>What an agent file came to when it was last taken in.</summary>
/// <param name="Tenant">Whose it is.</param>
/// <param name="File">Its path.</param>
/// <param name="Agent">The agent's id.</param>
/// <param name="Faults">What keeps it from being published, or is wrong by now with what was; empty when nothing is.</param>
/// <param name="Answering">The version that answers calls; null where none does.</param>
public sealed record AgentFileState(TenantId Tenant, string File, string Agent, IReadOnlyList<AgentFault> Faults, int? Answering)
{
    /// <summary>Whether it was published as it is. Faults came afterwards then, by what was taken away beside it, and calls meet them.</summary>
    public bool IsPublished { get; init; }
}
