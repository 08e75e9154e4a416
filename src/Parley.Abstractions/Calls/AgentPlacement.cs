using Parley.Tenancy;

namespace Parley.Calls;

/// <summary>Which agent is to sit in which room, for whom.</summary>
/// <param name="Tenant">The tenant that owns room and agent.</param>
/// <param name="Call">The call the agent serves.</param>
/// <param name="Room">The room's unique name.</param>
/// <param name="AgentName">Display name of the agent's participant.</param>
/// <param name="CallerIdentity">The participant whose microphone the agent listens to.</param>
public sealed record AgentPlacement(TenantContext Tenant, CallId Call, string Room, string AgentName, string CallerIdentity);
