using Parley.Agents;
using Parley.Tenancy;

namespace Parley.Dialogue.Tests.Agents;

/// <summary>What a published agent reads and uses may be taken away afterwards: it goes on answering, and the fault is told until it is mended.</summary>
public sealed class AnsweringAgentsTests
{
    private const string Missing = "greeting (line 5): unknown value 'tenant.phone'";

    private static readonly string Source = AgentLibrary.Source("Call {{ tenant.phone }}");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Value_TakenOutOfTheTenantsFile_IsToldUntilItIsBack()
    {
        using var library = await PublishedAsync();
        library.Write("tenant.yaml", "town: Springfield");
        (await library.FaultsAsync()).ShouldHaveSingleItem().ShouldStartWith(Missing);
        library.Files.States.ShouldHaveSingleItem().ShouldSatisfyAllConditions(state => state.IsPublished.ShouldBeTrue(), state => state.Answering.ShouldBe(1));
        (await library.GreetingAsync()).ShouldBe("Call {{ tenant.phone }}", "whoever calls is answered all the same");

        library.Write("tenant.yaml", "phone: 217 555 0100");
        (await library.FaultsAsync()).ShouldBeEmpty();
        (await library.Versions.VersionsAsync(AgentLibrary.Tenant, "desk", Cancelled)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Value_TakenOutWhileNothingRan_IsToldByTheStart_AndBackByTheNext()
    {
        using var library = await PublishedAsync();
        library.Delete("tenant.yaml");
        using (var restarted = library.Restarted())
        {
            (await restarted.FaultsAsync()).ShouldHaveSingleItem().ShouldStartWith(Missing);
            (await restarted.GreetingAsync()).ShouldBe("Call {{ tenant.phone }}");
        }

        library.Write("tenant.yaml", "phone: 217 555 0100");
        using var again = library.Restarted();
        (await again.FaultsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task EditThatMayNotBePublished_IsToldBesideWhatTheAnsweringVersionLacks()
    {
        using var library = await PublishedAsync();
        library.Write("tenant.yaml", "town: Springfield");
        library.Write("desk.yaml", AgentLibrary.Source("Hello {{ user.nmae }}"));
        var faults = await library.FaultsAsync();
        faults.Count.ShouldBe(2);
        faults[0].ShouldStartWith("greeting (line 5): unknown value 'user.nmae'");
        faults[1].ShouldStartWith("version 1: " + Missing);
        library.Files.States.ShouldHaveSingleItem().IsPublished.ShouldBeFalse();
    }

    [Fact]
    public async Task VersionOfTheApi_ThatSharesTheTraffic_IsToldByItsNumber()
    {
        using var library = new AgentLibrary();
        library.Write("tenant.yaml", "phone: 217 555 0100");
        library.Write("desk.yaml", AgentLibrary.Source("Hello"));
        (await library.FaultsAsync()).ShouldBeEmpty();
        await library.Versions.SaveAsync(AgentLibrary.Tenant, "desk", Source, "ann", "", Cancelled);
        AgentShare[] both = [new(1, 50), new(2, 50)];
        (await library.Versions.PublishAsync(AgentLibrary.Tenant, "desk", both, "ann", "", Cancelled)).ShouldBeOfType<AgentPublishOutcome.Published>();

        library.Delete("tenant.yaml");
        (await library.FaultsAsync()).ShouldHaveSingleItem().ShouldStartWith("version 2: " + Missing);
    }

    [Fact]
    public async Task ToolsOfAServerThatIsDownAtTheStart_AreLookedForAgainAfterAMinute()
    {
        var server = new ToolServer();
        using var library = new AgentLibrary(server);
        library.Write("desk.yaml", AgentLibrary.Source("Hello"));
        (await library.FaultsAsync()).ShouldBeEmpty();

        server.IsDown = true;
        using var restarted = library.Restarted();
        (await restarted.FaultsAsync()).ShouldBe(["tools[0]: unknown tool 'shop_search'"]);
        server.IsDown = false;
        restarted.Time.Advance(TimeSpan.FromSeconds(59));
        (await restarted.FaultsAsync()).Count.ShouldBe(1, "not at every turn");
        restarted.Time.Advance(TimeSpan.FromSeconds(1));
        (await restarted.FaultsAsync()).ShouldBeEmpty();
    }

    private static async Task<AgentLibrary> PublishedAsync()
    {
        var library = new AgentLibrary();
        library.Write("tenant.yaml", "phone: 217 555 0100");
        library.Write("desk.yaml", Source);
        (await library.FaultsAsync()).ShouldBeEmpty();
        return library;
    }

    private sealed class ToolServer : IAgentCheck
    {
        public bool IsDown { get; set; }

        public ValueTask<IReadOnlyList<AgentFault>> CheckAsync(TenantContext tenant, AgentDefinition agent, CancellationToken cancellationToken) =>
            new(IsDown ? [new AgentFault("tools[0]", "unknown tool 'shop_search'")] : []);
    }
}
