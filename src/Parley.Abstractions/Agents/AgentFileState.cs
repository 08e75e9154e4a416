using Parley.Tenancy;

namespace Parley.Agents;

/// <summary>What an agent file came to when it was last taken in.</summary>
/// <param name="Tenant">Whose it is.</param>
/// <param name="File">Its path.</param>
/// <param name="Agent">The agent's id.</param>
/// <param name="Faults">What keeps it from being published; empty when nothing does.</param>
/// <param name="Answering">The version that answers calls, an older one where there are faults; null where none does.</param>
public sealed record AgentFileState(TenantId Tenant, string File, string Agent, IReadOnlyList<AgentFault> Faults, int? Answering);
