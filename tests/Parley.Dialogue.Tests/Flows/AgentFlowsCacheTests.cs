using Parley.Flows.Running;
using Parley.Testing.Dialogue;

namespace Parley.Dialogue.Tests.Flows;

public sealed class AgentFlowsCacheTests
{
    private readonly ScriptedToolGateway _tools = new();

    [Fact]
    public async Task ToolThatWasDownAtFirst_IsKnownOnceItIsThere()
    {
        var agent = FlowCall.AgentOf(BookingFlow.Yaml) with { Tools = ["look_up"] };
        var cache = new AgentFlowsCache(_tools);
        (await cache.ForAsync(agent, Clinic.Call.Tenant, TestContext.Current.CancellationToken)).Tool("look_up").ShouldBeNull();

        _tools.Definitions.AddRange(BookingFlow.Catalogue);
        var flows = await cache.ForAsync(agent, Clinic.Call.Tenant, TestContext.Current.CancellationToken);
        flows.HasEffect("look_up").ShouldBeFalse();
        (await cache.ForAsync(agent, Clinic.Call.Tenant, TestContext.Current.CancellationToken)).ShouldBeSameAs(flows);
    }

    [Fact]
    public async Task ToolTheAgentDoesNotName_IsUnknownToIt()
    {
        _tools.Definitions.AddRange(BookingFlow.Catalogue);
        var agent = FlowCall.AgentOf(BookingFlow.Yaml) with { Tools = ["look_up"] };
        var flows = await new AgentFlowsCache(_tools).ForAsync(agent, Clinic.Call.Tenant, TestContext.Current.CancellationToken);
        flows.Tool("make_booking").ShouldBeNull();
    }
}
