using Microsoft.Extensions.DependencyInjection;
using Parley.Agents;
using Parley.Tenancy;

namespace Parley.Dialogue.Tests.Agents;

public sealed class AgentCatalogTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Clinic Appointment Assistant")]
    [InlineData("clinic_appointment_assistant")]
    public async Task Find_ByNameOrId_ReturnsTheSampleAgent(string name)
    {
        await using var services = Clinic.Services().BuildServiceProvider();
        var agent = await services.GetRequiredService<IAgentCatalog>().FindAsync(Clinic.Tenant, name, "ann", Cancelled);

        agent.ShouldNotBeNull();
        agent.AgentName.ShouldBe("Clinic Appointment Assistant");
        agent.Id.ShouldBe("clinic_appointment_assistant");
        agent.TenantId.ShouldBe(Clinic.Tenant.Id);
        agent.KnowledgeSources.ShouldBe(["clinic_facts"]);
        agent.Guardrails.ShouldContain("do_not_diagnose");
        agent.Greeting.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Find_ByAnotherTenant_FindsNothing()
    {
        await using var services = Clinic.Services().BuildServiceProvider();
        var catalog = services.GetRequiredService<IAgentCatalog>();
        var other = new TenantContext(TenantId.Parse("other"));

        (await catalog.FindAsync(other, "Clinic Appointment Assistant", "ann", Cancelled)).ShouldBeNull();
        (await catalog.ListAsync(other, Cancelled)).ShouldBeEmpty();
        (await catalog.ListAsync(Clinic.Tenant, Cancelled)).Count.ShouldBe(1);
    }
}
