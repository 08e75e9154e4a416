using Parley.Agents;
using Parley.Tenancy;

namespace Parley.Server.Tests;

internal sealed class FakeAgents : IAgentCatalog
{
    public const string Clinic = "Clinic Appointment Assistant";

    public ValueTask<AgentDefinition?> FindAsync(TenantContext tenant, string agentName, string userId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(AgentsOf(tenant).FirstOrDefault(agent => agent.AgentName == agentName));

    public ValueTask<IReadOnlyList<AgentDefinition>> ListAsync(TenantContext tenant, CancellationToken cancellationToken) =>
        ValueTask.FromResult(AgentsOf(tenant));

    private static IReadOnlyList<AgentDefinition> AgentsOf(TenantContext tenant) =>
    [
        new AgentDefinition
        {
            AgentName = tenant.Id.Value == "clinic_123" ? Clinic : "Other Assistant",
            TenantId = tenant.Id,
            VoiceProfile = "clear",
            Language = "en",
            Goals = ["Book appointments"],
            Greeting = "Hello",
        },
    ];
}
