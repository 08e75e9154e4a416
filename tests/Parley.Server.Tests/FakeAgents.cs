using Parley.Agents;
using Parley.Tenancy;

namespace Parley.Server.Tests;

/// <summary>One agent a tenant, of which the newest version answers.</summary>
internal sealed class FakeAgents : IAgentCatalog
{
    public const string Clinic = "Clinic Appointment Assistant";

    /// <summary>Raised by a test: another version was published.</summary>
    public int Newest { get; set; } = 1;

    public ValueTask<AgentDefinition?> FindAsync(TenantContext tenant, string agentName, string userId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(AgentOf(tenant, Newest) is var agent && agent.AgentName == agentName ? agent : null);

    public ValueTask<AgentDefinition?> FindVersionAsync(TenantContext tenant, string agentId, int version, CancellationToken cancellationToken) =>
        ValueTask.FromResult(AgentOf(tenant, version) is var agent && agent.Id == agentId && version <= Newest ? agent : null);

    public ValueTask<IReadOnlyList<AgentDefinition>> ListAsync(TenantContext tenant, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<AgentDefinition>>([AgentOf(tenant, Newest)]);

    private static AgentDefinition AgentOf(TenantContext tenant, int version) => new()
    {
        Id = "assistant",
        AgentName = tenant.Id.Value == "clinic_123" ? Clinic : "Other Assistant",
        TenantId = tenant.Id,
        Version = version,
        VoiceProfile = "clear",
        Language = "en",
        Goals = ["Book appointments"],
        Greeting = "Hello",
    };
}
