using Parley.Agents;
using Parley.Tenancy;

namespace Parley.Calls;

/// <summary>The one normal form every channel brings a caller in (DESIGN, section 5).</summary>
public sealed record SessionRequest(
    CallId Id,
    TenantContext Tenant,
    string UserId,
    string Channel,
    ConsentStatus Consent,
    string Language,
    AgentDefinition Agent)
{
    /// <summary>What the caller is called, where whoever opened the session knows; nobody has checked it.</summary>
    public string UserName { get; init; } = "";
}
