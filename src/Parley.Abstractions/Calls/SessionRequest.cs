using System.Collections.ObjectModel;
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
    /// <summary>The call this one goes on with; null for a call of its own.</summary>
    public ResumedCall? Resumes { get; init; }

    /// <summary>Under which id the dialogue and the steps of its tools are kept, and whose room it is: a call that goes on with another has that one's.</summary>
    public CallId Dialogue => Resumes?.Call ?? Id;

    /// <summary>What the caller is called, where whoever opened the session knows; nobody has checked it.</summary>
    public string UserName { get; init; } = "";

    /// <summary>What whoever opened the session remembers of the caller, by name; nobody has checked it.</summary>
    public IReadOnlyDictionary<string, string> Memory { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>What the caller may be trusted with, granted by whoever holds the server's API key; an anonymous caller has none.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];
}
