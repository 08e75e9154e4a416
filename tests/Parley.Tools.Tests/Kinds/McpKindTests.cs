using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Parley.Flows;
using Parley.McpPeer;

namespace Parley.Tools.Tests.Kinds;

/// <summary>Real MCP servers: a process on standard input and output, and one on streamable HTTP.</summary>
public sealed class McpKindTests
{
    private static readonly string[] Names = ["peer_find_doctor", "peer_add_note", "peer_cancel_all", "peer_sleep", "peer_environment", "peer_process", "peer_die"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static GatewayFixture Stdio()
    {
        var fixture = new GatewayFixture(TimeProvider.System, null);
        var peer = typeof(PeerTools).Assembly.Location;
        fixture.SetSecret("PEER", "peer-secret-value");
        fixture.Configure($$"""
            tools:
              peer:
                kind: mcp
                command: [dotnet, "{{peer}}"]
                env: { PEER_TOKEN: "secret://PEER" }
                overrides: { peer_sleep: { timeout: 300ms } }
            """, Names);
        return fixture;
    }

    /// <summary>However long it takes to start: callers do not wait that long.</summary>
    private static async Task ReadyAsync(GatewayFixture fixture) => await fixture.Get<IToolDirectory>().AllAsync(GatewayFixture.Tenant, Token);

    private static async Task HoldsContractAsync(GatewayFixture fixture)
    {
        await ReadyAsync(fixture);
        var tools = (await fixture.Gateway.ToolsForAsync(fixture.Scope(), Token)).ToDictionary(tool => tool.Name);
        tools.Keys.Order().ShouldBe(Names.Order());
        (tools["peer_find_doctor"].Effect, tools["peer_add_note"].Effect, tools["peer_cancel_all"].Effect).ShouldBe((ToolEffect.Reads, ToolEffect.Writes, ToolEffect.Commits));
        (tools["peer_add_note"].IsIdempotent, tools["peer_cancel_all"].IsIdempotent).ShouldBe((true, false));
        tools.Values.ShouldAllBe(tool => tool.ResultSource == ValueSource.UntrustedText);
        var found = (await fixture.InvokeAsync("peer_find_doctor", """{"field":"cardiology"}""")).ShouldBeOfType<ToolOutcome.Succeeded>();
        ((string)found.Result["doctor"]!).ShouldBe("Dr. Ada Moreau");
        (await fixture.InvokeAsync("peer_find_doctor", """{"field":7}""")).ShouldBeOfType<ToolOutcome.Refused>().Code.ShouldBe("invalid_arguments");
        (await fixture.InvokeAsync("peer_add_note", """{"text":"hello"}""")).ShouldBeOfType<ToolOutcome.Succeeded>();
        (await fixture.InvokeAsync("peer_cancel_all")).ShouldBeOfType<ToolOutcome.Failed>().Code.ShouldBe("rejected");
        (await fixture.InvokeAsync("peer_sleep")).ShouldBeOfType<ToolOutcome.Failed>().Code.ShouldBe("timeout");
    }

    [Fact]
    public async Task StdioServer_ServesItsTools()
    {
        await using var fixture = Stdio();
        await HoldsContractAsync(fixture);
    }

    [Fact]
    public async Task StdioServer_HasItsOwnEnvironmentOnly()
    {
        Environment.SetEnvironmentVariable("PARLEY_SECRET_OF_THE_SERVER", "x");
        await using var fixture = Stdio();
        await ReadyAsync(fixture);
        var names = ((string)(await fixture.InvokeAsync("peer_environment")).ShouldBeOfType<ToolOutcome.Succeeded>().Result["text"]!).Split(',');
        names.ShouldContain("PEER_TOKEN");
        names.ShouldNotContain("PARLEY_SECRET_OF_THE_SERVER");
    }

    [Fact]
    public async Task ServerThatDied_IsStartedAgain()
    {
        await using var fixture = Stdio();
        await ReadyAsync(fixture);
        (await fixture.InvokeAsync("peer_find_doctor", """{"field":"a"}""")).ShouldBeOfType<ToolOutcome.Succeeded>();
        (await fixture.InvokeAsync("peer_die")).ShouldBeOfType<ToolOutcome.Failed>();
        (await fixture.InvokeAsync("peer_find_doctor", """{"field":"b"}""")).ShouldBeOfType<ToolOutcome.Succeeded>();
    }

    [Fact]
    public async Task EntryThatWasEdited_LeavesNoProcessBehind()
    {
        await using var fixture = Stdio();
        using var before = await ProcessAsync(fixture);
        var peer = typeof(PeerTools).Assembly.Location;
        fixture.Configure($"tools: {{ peer: {{ kind: mcp, command: [dotnet, '{peer}'], env: {{ CHANGED: yes }} }} }}", Names);
        using var after = await ProcessAsync(fixture);
        after.Id.ShouldNotBe(before.Id);
        await before.WaitForExitAsync(Token).WaitAsync(TimeSpan.FromSeconds(20), Token);
        fixture.Configure("tools: {}", Names);
        await fixture.Gateway.ToolsForAsync(fixture.Scope(), Token);
        await after.WaitForExitAsync(Token).WaitAsync(TimeSpan.FromSeconds(20), Token);
    }

    private static async Task<System.Diagnostics.Process> ProcessAsync(GatewayFixture fixture)
    {
        await ReadyAsync(fixture);
        var result = (await fixture.InvokeAsync("peer_process")).ShouldBeOfType<ToolOutcome.Succeeded>().Result;
        return System.Diagnostics.Process.GetProcessById(int.Parse((string)result["text"]!, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task ServerThatCannotStart_LeavesTheOtherTools()
    {
        await using var fixture = new GatewayFixture(TimeProvider.System, null, ScriptedTool.Answering(ScriptedTool.Define("look", ToolEffect.Reads)));
        fixture.Configure("tools: { peer: { kind: mcp, command: [no-such-program-anywhere] } }", Names);
        (await fixture.Gateway.ToolsForAsync(fixture.Scope(), Token)).Select(tool => tool.Name).ShouldBe(["look"]);
        (await fixture.InvokeAsync("look")).ShouldBeOfType<ToolOutcome.Succeeded>();
    }

    [Fact]
    public async Task StreamableHttpServer_ServesItsTools()
    {
        await using var server = await LoopbackServer.StartAsync(
            app => app.MapMcp("/mcp"), services => services.AddMcpServer().WithHttpTransport().WithToolsFromAssembly(typeof(PeerTools).Assembly));
        await using var fixture = new GatewayFixture(TimeProvider.System, null);
        fixture.SetSecret("PEER", "peer-secret-value");
        fixture.Configure($$"""
            {{server.Hosts}}
            tools:
              peer:
                kind: mcp
                url: {{server.Url}}/mcp
                headers: { Authorization: "Bearer ${secret:PEER}" }
                overrides: { peer_sleep: { timeout: 300ms } }
            """, Names);
        await HoldsContractAsync(fixture);
        server.Received.ShouldAllBe(request => request.Headers["Authorization"] == "Bearer peer-secret-value");
    }

    [Fact]
    public async Task HttpServerOnAHostNotListed_IsNotReached()
    {
        await using var server = await LoopbackServer.StartAsync(
            app => app.MapMcp("/mcp"), services => services.AddMcpServer().WithHttpTransport().WithToolsFromAssembly(typeof(PeerTools).Assembly));
        await using var fixture = new GatewayFixture(TimeProvider.System, null);
        fixture.Configure($"tools: {{ peer: {{ kind: mcp, url: '{server.Url}/mcp' }} }}", Names);
        (await fixture.Gateway.ToolsForAsync(fixture.Scope(), Token)).ShouldBeEmpty();
        server.Received.ShouldBeEmpty();
    }
}
