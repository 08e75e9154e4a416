namespace Parley.Tools.Tests.Kinds;

/// <summary>A server that does what it likes is its own tools' trouble, and no other's.</summary>
public sealed class WilfulMcpTests
{
    /// <summary>How long callers wait for a server that never told its tools.</summary>
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(2);

    /// <summary>Of the machine's own time: what hangs shall fail, not run on.</summary>
    private static readonly TimeSpan Hung = TimeSpan.FromSeconds(20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static GatewayFixture Fixture(params string[] allowed)
    {
        var fixture = new GatewayFixture(ScriptedTool.Answering(ScriptedTool.Define("look", ToolEffect.Reads)));
        fixture.Allowed = ["look", .. allowed];
        return fixture;
    }

    private static async Task<IEnumerable<string>> NamesAsync(GatewayFixture fixture) =>
        (await fixture.Gateway.ToolsForAsync(fixture.Scope(), Token).AsTask().WaitAsync(Hung, Token)).Select(tool => tool.Name);

    [Fact]
    public async Task ServerThatHangs_IsNotAskedForOthersTools()
    {
        await using var server = await WilfulMcp.StartAsync(new WilfulMcp());
        await using var fixture = Fixture();
        fixture.Configure(server.Entry());
        (await NamesAsync(fixture)).ShouldBe(["look"]);
        (await fixture.InvokeAsync("look").AsTask().WaitAsync(Hung, Token)).ShouldBeOfType<ToolOutcome.Succeeded>();
        server.Server.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task ServerThatHangs_IsWaitedForOnceAndNotLong()
    {
        await using var server = await WilfulMcp.StartAsync(new WilfulMcp());
        await using var fixture = Fixture();
        fixture.Configure(server.Entry(), "peer_ping");
        var first = NamesAsync(fixture);
        await server.Asked;
        await fixture.Time.TimerAsync(FirstWait).WaitAsync(Hung, Token);
        first.IsCompleted.ShouldBeFalse();
        fixture.Time.Advance(FirstWait);
        (await first).ShouldBe(["look"]);
        (await NamesAsync(fixture)).ShouldBe(["look"]);
        (await fixture.InvokeAsync("peer_ping").AsTask().WaitAsync(Hung, Token)).ShouldBeOfType<ToolOutcome.Refused>().Code.ShouldBe("unknown_tool");
    }

    [Fact]
    public async Task ServerThatHung_IsAskedAgainInANewSession()
    {
        await using var server = await WilfulMcp.StartAsync(new WilfulMcp());
        await using var fixture = Fixture();
        fixture.Configure(server.Entry(", connect_timeout: 5s"), "peer_ping");
        var all = fixture.Get<IToolDirectory>().AllAsync(GatewayFixture.Tenant, Token).AsTask();
        await server.Asked;
        fixture.Time.Advance(TimeSpan.FromSeconds(5));
        (await all.WaitAsync(Hung, Token)).ShouldNotContain(tool => tool.Name == "peer_ping");

        server.Hangs = false;
        fixture.Time.Advance(TimeSpan.FromSeconds(11));
        (await fixture.Get<IToolDirectory>().AllAsync(GatewayFixture.Tenant, Token).AsTask().WaitAsync(Hung, Token)).ShouldContain(tool => tool.Name == "peer_ping");
        server.Sessions.ShouldBe(2);
        (await fixture.InvokeAsync("peer_ping")).ShouldBeOfType<ToolOutcome.Succeeded>();
    }

    [Fact]
    public async Task ServerThatHangsLater_KeepsItsToolsAndHoldsNobody()
    {
        await using var server = await WilfulMcp.StartAsync(new WilfulMcp { Hangs = false });
        await using var fixture = Fixture();
        fixture.Configure(server.Entry(), "peer_ping");
        (await fixture.Get<IToolDirectory>().AllAsync(GatewayFixture.Tenant, Token)).ShouldContain(tool => tool.Name == "peer_ping");
        server.Hangs = true;
        fixture.Time.Advance(TimeSpan.FromMinutes(6));
        (await NamesAsync(fixture)).ShouldBe(["look", "peer_ping"]);
        (await fixture.InvokeAsync("peer_ping").AsTask().WaitAsync(Hung, Token)).ShouldBeOfType<ToolOutcome.Succeeded>();
    }

    [Fact]
    public async Task EditThatTheServerDoesNotSee_KeepsTheSession()
    {
        await using var server = await WilfulMcp.StartAsync(new WilfulMcp { Hangs = false });
        await using var fixture = Fixture();
        fixture.Configure(server.Entry(), "peer_ping");
        await fixture.Get<IToolDirectory>().AllAsync(GatewayFixture.Tenant, Token);
        fixture.Configure(server.Entry(", description: Asks the peer."), "peer_ping");
        (await fixture.Gateway.ToolsForAsync(fixture.Scope(), Token)).Single(tool => tool.Name == "peer_ping").Description.ShouldBe("Asks the peer.");
        server.Sessions.ShouldBe(1);
    }

    [Theory]
    [InlineData(", trust: { fod: confirmed }")]
    [InlineData(", sensitive: [/fod]")]
    [InlineData(", overrides: { peer_pin: { needs_approval: true } }")]
    [InlineData(", overrides: { peer_ping: { trust: { fod: confirmed } } }")]
    public async Task MisspeltRule_KeepsTheServersToolsBack(string rule)
    {
        await using var server = await WilfulMcp.StartAsync(new WilfulMcp { Hangs = false });
        await using var fixture = Fixture();
        fixture.Configure(server.Entry(rule), "peer_ping");
        (await fixture.Get<IToolDirectory>().AllAsync(GatewayFixture.Tenant, Token)).ShouldNotContain(tool => tool.Name == "peer_ping");
        fixture.Log.GetSnapshot().ShouldContain(record => record.Message.Contains("did you mean"));
        fixture.Configure(server.Entry(rule.Replace("fod", "food", StringComparison.Ordinal).Replace("peer_pin:", "peer_ping:", StringComparison.Ordinal)), "peer_ping");
        (await fixture.Get<IToolDirectory>().AllAsync(GatewayFixture.Tenant, Token)).ShouldContain(tool => tool.Name == "peer_ping");
    }
}
