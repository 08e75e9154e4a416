using CsCheck;
using Microsoft.AspNetCore.Builder;
using Parley.Flows;
using Parley.Tools.Files;

namespace Parley.Tools.Tests.Files;

public sealed class ToolFileTests
{
    private static IReadOnlyList<string> Faults(GatewayFixture fixture, string yaml) =>
        [.. fixture.Get<ToolFile>().Parse(GatewayFixture.Tenant, "tools.yaml", yaml, fixture.Folder).Faults.Select(fault => fault.ToString())];

    [Theory]
    [InlineData("hosts: [https://a.example]", "tools.yaml: hosts[0]: expected a host")]
    [InlineData("hosts: [{host: a.example, alow_plain: true}]", "tools.yaml: hosts[0].alow_plain: unknown setting: did you mean 'allow_plain'?")]
    [InlineData("host: [a.example]", "tools.yaml: host: unknown setting: did you mean 'hosts'?")]
    [InlineData("tools: { find: { kind: htp } }", "tools.yaml: tools.find.kind: there is no kind 'htp': did you mean 'http'?")]
    [InlineData("tools: { find: { kind: http, description: F., url: 'https://{host}/x' } }", "tools.yaml: tools.find.url: expected an address")]
    [InlineData("tools: { find: { kind: http, description: F., url: 'https://a.example:{port}/x' } }", "tools.yaml: tools.find.url: expected an address")]
    [InlineData("tools: { find: { kind: http, description: F., url: 'ftp://a.example/x' } }", "tools.yaml: tools.find.url: expected an address")]
    [InlineData("tools: { find: { kind: http, url: 'https://a.example/x' } }", "tools.yaml: tools.find.description: is missing")]
    [InlineData("tools: { find: { kind: http, description: F., url: 'https://a.example/{idd}', parameters: { properties: { id: {} } } } }", "'idd' is used and not described under properties: did you mean 'id'?")]
    [InlineData("tools: { find: { kind: http, description: F., url: 'https://a.example/', parameters: { $ref: 'https://evil.example/s' } } }", "may only point into its own schema")]
    [InlineData("tools: { find: { kind: http, description: F., url: 'https://a.example/', timeout: soon } }", "tools.yaml: tools.find.timeout: expected a duration")]
    [InlineData("tools: { find: { kind: http, description: F., url: 'https://a.example/', trust: { a: confirmd } } }", "tools.yaml: tools.find.trust.a: 'confirmd' is none of untrusted_text, model, caller, confirmed, agent")]
    [InlineData("tools: { find: { kind: http, description: F., url: 'https://a.example/{food}', trust: { fod: confirmed } } }", "tools.yaml: tools.find.trust.fod: no tool of this entry has such a parameter: did you mean 'food'?")]
    [InlineData("tools: { find: { kind: http, description: F., url: 'https://a.example/{food}', sensitive: [/fod] } }", "tools.yaml: tools.find.sensitive[0]: no tool of this entry has such a parameter: did you mean 'food'?")]
    [InlineData("tools: { find: { kind: http, description: F., url: 'https://a.example/{food}', overrides: { fnd: { needs_approval: true } } } }", "tools.yaml: tools.find.overrides.fnd: this entry makes no such tool: did you mean 'find'?")]
    [InlineData("tools: { find: { kind: http, description: F., url: 'https://a.example/{food}', overrides: { find: { trust: { fod: confirmed } } } } }", "tools.yaml: tools.find.overrides.find.trust.fod: the tool has no such parameter: did you mean 'food'?")]
    [InlineData("tools: { find: { kind: http, description: F., url: 'https://a.example/', method: POST, parameters: { properties: { who: { type: object, properties: { name: {} } } } }, sensitive: [/who/nme] } }", "tools.yaml: tools.find.sensitive[0]: no tool of this entry has such a parameter: did you mean 'name'?")]
    [InlineData("tools: { m: { kind: mcp } }", "tools.yaml: tools.m.url: an MCP server has either")]
    [InlineData("tools: [", "tools.yaml: line ")]
    [InlineData("- a", "tools.yaml: $: expected one object")]
    public async Task Fault_NamesThePath(string yaml, string expected)
    {
        await using var fixture = new GatewayFixture();
        string.Join('\n', Faults(fixture, yaml)).ShouldContain(expected);
    }

    /// <summary>Where a schema leaves members open, nobody knows their names.</summary>
    [Theory]
    [InlineData("{ type: object, properties: { who: { type: object } } }", "[/who/name, who]")]
    [InlineData("{ type: object, properties: { all: { type: array, items: { type: object, properties: { name: {} } } } } }", "[/all/*/name, /all/0/name]")]
    [InlineData("{ type: object, properties: { a: { $ref: '#/$defs/p' } }, $defs: { p: { type: object, properties: { name: {} } } } }", "[/a/name, '/*/name']")]
    public async Task SensitivePointerThatLeadsSomewhere_IsNoFault(string parameters, string pointers)
    {
        await using var fixture = new GatewayFixture();
        Faults(fixture, $"tools: {{ find: {{ kind: http, method: POST, description: F., url: 'https://a.example/', parameters: {parameters}, sensitive: {pointers} }} }}").ShouldBeEmpty();
    }

    [Fact]
    public async Task Samples_HaveNoFaults()
    {
        await using var fixture = new GatewayFixture();
        var files = Directory.EnumerateFiles(Path.Combine(Testing.RepositoryPaths.Root, "samples"), ToolFiles.FileName, SearchOption.AllDirectories).ToList();
        files.ShouldNotBeEmpty();
        foreach (var file in files)
            fixture.Get<ToolFile>().Parse(GatewayFixture.Tenant, file, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), Path.GetDirectoryName(file)!).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task AliasBomb_IsRefused()
    {
        await using var fixture = new GatewayFixture();
        var bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(0, 9).Select(i =>
            $"{(char)('b' + i)}: &{(char)('b' + i)} [{string.Join(',', Enumerable.Repeat($"*{(char)('a' + i)}", 10))}]\n"));
        Faults(fixture, bomb).Single().ShouldContain("too large");
    }

    [Fact]
    public async Task Overlay_TakesPrecedence()
    {
        await using var fixture = new GatewayFixture(TimeProvider.System, null);
        fixture.Configure("""
            tools:
              find:
                kind: http
                url: https://a.example/{id}
                description: Finds.
                effect: commits
                needs_approval: true
                idempotent: false
                timeout: 2s
                trust: { id: confirmed }
                sensitive: [/id]
                permit: { channels: [phone] }
            """, "find");
        var tool = (await fixture.Gateway.ToolsForAsync(fixture.Scope(), TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
        (tool.Effect, tool.NeedsApproval, tool.IsIdempotent, tool.Timeout).ShouldBe((ToolEffect.Commits, true, false, TimeSpan.FromSeconds(2)));
        tool.Trust["id"].ShouldBe(ValueSource.Confirmed);
        tool.Sensitive.ShouldBe(["/id"]);
        (await fixture.Gateway.ToolsForAsync(fixture.Scope("web"), TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ToolOnTrial_IsCheckedAndWrittenDownAndDoesNothing()
    {
        await using var server = await LoopbackServer.StartAsync(app => app.MapFallback(() => "{}"));
        await using var fixture = new GatewayFixture(TimeProvider.System, null);
        fixture.Configure($$"""
            {{server.Hosts}}
            tools:
              pay: { kind: http, method: POST, url: "{{server.Url}}/pay", description: Pays., body: { sum: "{sum}" }, dry_run: true }
              price: { kind: http, url: "{{server.Url}}/price", description: Tells., dry_run: true }
            """, "pay", "price");
        (await fixture.InvokeAsync("pay", """{"sum":"5"}""")).ShouldBeOfType<ToolOutcome.DryRun>().Summary.ShouldContain("\"sum\":\"5\"");
        (await fixture.InvokeAsync("pay", """{"some":"5"}""")).ShouldBeOfType<ToolOutcome.Refused>();
        (await fixture.InvokeAsync("price")).ShouldBeOfType<ToolOutcome.Succeeded>();
        server.Received.ShouldHaveSingleItem().Target.ShouldBe("/price");
        fixture.Audit.Entries.Select(entry => entry.Outcome).Take(2).ShouldBe(["dry_run", "refused"]);
    }

    [Fact]
    public async Task OverlayOfOneTool_KeepsWhatHoldsForTheWholeEntry()
    {
        await using var fixture = new GatewayFixture(TimeProvider.System, null);
        fixture.Configure("""
            tools:
              find:
                kind: http
                url: https://a.example/
                description: Finds.
                permit: { roles: [nurse], channels: [phone] }
                dry_run: true
                overrides: { find: { description: Finds more., permit: { channels: [web] } } }
            """, "find");
        (await fixture.Gateway.ToolsForAsync(fixture.Scope("web"), TestContext.Current.CancellationToken)).ShouldBeEmpty();
        (await fixture.Gateway.ToolsForAsync(fixture.Scope("phone", "nurse"), TestContext.Current.CancellationToken)).ShouldBeEmpty();
        (await fixture.Gateway.ToolsForAsync(fixture.Scope("web", "nurse"), TestContext.Current.CancellationToken)).ShouldHaveSingleItem().Description.ShouldBe("Finds more.");
    }

    [Fact]
    public async Task EditedFile_CountsFromTheNextUseAndABrokenOneDoesNot()
    {
        await using var fixture = new GatewayFixture(TimeProvider.System, null);
        const string entry = "tools: { find: { kind: http, description: ONE, url: 'https://a.example/' } }";
        async Task<string> DescriptionAsync() => (await fixture.Gateway.ToolsForAsync(fixture.Scope(), TestContext.Current.CancellationToken)).Single().Description;
        fixture.Configure(entry, "find");
        (await DescriptionAsync()).ShouldBe("ONE");
        fixture.Configure(entry.Replace("ONE", "Another", StringComparison.Ordinal), "find");
        (await DescriptionAsync()).ShouldBe("Another");
        fixture.Configure("tools: [", "find");
        (await DescriptionAsync()).ShouldBe("Another");
        fixture.Log.GetSnapshot().ShouldContain(record => record.Message.Contains("is not used"));
    }

    [Fact]
    public async Task AnyText_IsReadOrFaultedButNeverThrows()
    {
        await using var fixture = new GatewayFixture();
        string[] pieces = ["tools:", "hosts:", "\n  ", "\n    ", "kind: ", "http", "mcp", "- ", "{", "}", "[", "]", "url: ", "https://a.example", "&a ", "*a", "null", "7", "\"", ": ", "find", "\t", "body: "];
        var file = fixture.Get<ToolFile>();
        Gen.Int[0, pieces.Length - 1].Array[0, 30].Sample(picks =>
        {
            var text = string.Concat(picks.Select(pick => pieces[pick]));
            file.Parse(GatewayFixture.Tenant, "tools.yaml", text, fixture.Folder).ShouldNotBeNull();
        }, iter: 2000);
    }
}
