using System.Text.Json.Nodes;
using Parley.Flows;
using Parley.Tools.Gateway;

namespace Parley.Tools.Tests.Gateway;

/// <summary>What the gateway does not let run, and that nothing ran.</summary>
public sealed class RefusalTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task UnknownTool_IsRefusedWithNearMiss()
    {
        await using var fixture = new GatewayFixture(ScriptedTool.Answering(ScriptedTool.Define("calendar_lookup", ToolEffect.Reads)));
        var refused = (await fixture.InvokeAsync("calender_lookup")).ShouldBeOfType<ToolOutcome.Refused>();
        refused.Code.ShouldBe("unknown_tool");
        refused.Message.ShouldContain("did you mean 'calendar_lookup'?");
    }

    [Fact]
    public async Task ToolTheAgentDoesNotName_IsUnknownToIt()
    {
        var tool = ScriptedTool.Answering(ScriptedTool.Define("refund", ToolEffect.Commits));
        await using var fixture = new GatewayFixture(tool) { Allowed = [] };
        (await fixture.InvokeAsync("refund")).ShouldBeOfType<ToolOutcome.Refused>().Code.ShouldBe("unknown_tool");
        tool.Runs.ShouldBe(0);
        (await fixture.Gateway.ToolsForAsync(fixture.Scope(), Token)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("phone", "", false)]
    [InlineData("phone", "nurse", true)]
    [InlineData("web", "nurse", false)]
    public async Task Permission_HangsOnRoleAndChannel(string channel, string role, bool permitted)
    {
        var tool = ScriptedTool.Answering(ScriptedTool.Define("emr_lookup", ToolEffect.Reads), policy: new ToolPolicy { Roles = ["nurse", "doctor"], Channels = ["phone"] });
        await using var fixture = new GatewayFixture(tool);
        var scope = fixture.Scope(channel, role.Length > 0 ? [role] : []);
        var outcome = await fixture.Gateway.InvokeAsync(GatewayFixture.Asking("emr_lookup"), scope, Token);
        (await fixture.Gateway.ToolsForAsync(scope, Token)).Count.ShouldBe(permitted ? 1 : 0);
        if (permitted)
            outcome.ShouldBeOfType<ToolOutcome.Succeeded>();
        else
            outcome.ShouldBeOfType<ToolOutcome.Refused>().Code.ShouldBe("not_permitted");
        tool.Runs.ShouldBe(permitted ? 1 : 0);
    }

    [Fact]
    public async Task Permission_HangsOnAgent()
    {
        await using var fixture = new GatewayFixture(
            ScriptedTool.Answering(ScriptedTool.Define("a", ToolEffect.Reads), policy: new ToolPolicy { Agents = ["Billing"] }));
        (await fixture.InvokeAsync("a")).ShouldBeOfType<ToolOutcome.Refused>().Code.ShouldBe("not_permitted");
    }

    [Theory]
    [InlineData("""{"date":7}""", "/date must be string")]
    [InlineData("""{"dat":"x"}""", "/dat is not known: did you mean 'date'?")]
    [InlineData("""{"count":1.5}""", "/count must be integer")]
    public async Task ArgumentsThatDoNotFit_AreRefusedWithTheirPlace(string arguments, string expected)
    {
        var tool = ScriptedTool.Answering(ScriptedTool.Define("book", ToolEffect.Commits));
        await using var fixture = new GatewayFixture(tool);
        var refused = (await fixture.InvokeAsync("book", arguments)).ShouldBeOfType<ToolOutcome.Refused>();
        refused.Code.ShouldBe("invalid_arguments");
        refused.Message.ShouldContain(expected);
        tool.Runs.ShouldBe(0);
    }

    [Theory]
    [InlineData(null, ValueSource.UntrustedText, false)]
    [InlineData(null, ValueSource.Model, true)]
    [InlineData(ValueSource.Confirmed, ValueSource.Model, false)]
    [InlineData(ValueSource.Confirmed, ValueSource.Caller, false)]
    [InlineData(ValueSource.Confirmed, ValueSource.Confirmed, true)]
    [InlineData(ValueSource.Confirmed, ValueSource.Agent, true)]
    [InlineData(ValueSource.UntrustedText, ValueSource.UntrustedText, true)]
    public async Task Provenance_IsHeldByParameter(ValueSource? least, ValueSource source, bool permitted)
    {
        var definition = ScriptedTool.Define("send_sms", ToolEffect.Commits);
        var tool = ScriptedTool.Answering(least is { } value ? definition with { Trust = new Dictionary<string, ValueSource> { ["phone"] = value } } : definition);
        await using var fixture = new GatewayFixture(tool);
        var outcome = await fixture.InvokeAsync("send_sms", """{"phone":"+14155550123"}""", sources: ("phone", source));
        if (permitted)
            outcome.ShouldBeOfType<ToolOutcome.Succeeded>();
        else
            outcome.ShouldBeOfType<ToolOutcome.Refused>().Code.ShouldBe("untrusted_argument");
        tool.Runs.ShouldBe(permitted ? 1 : 0);
    }

    [Fact]
    public async Task ArgumentWithoutSource_CountsAsTheModels()
    {
        var definition = ScriptedTool.Define("pay", ToolEffect.Commits) with { Trust = new Dictionary<string, ValueSource> { ["phone"] = ValueSource.Caller } };
        await using var fixture = new GatewayFixture(ScriptedTool.Answering(definition));
        (await fixture.InvokeAsync("pay", """{"phone":"1"}""")).ShouldBeOfType<ToolOutcome.Refused>().Code.ShouldBe("untrusted_argument");
    }

    [Theory]
    [InlineData(ToolEffect.Reads, true)]
    [InlineData(ToolEffect.Writes, false)]
    [InlineData(ToolEffect.Commits, false)]
    public async Task SpeculativeTurn_OnlyReads(ToolEffect effect, bool permitted)
    {
        var tool = ScriptedTool.Answering(ScriptedTool.Define("t", effect));
        await using var fixture = new GatewayFixture(tool);
        var outcome = await fixture.Gateway.InvokeAsync(GatewayFixture.Asking("t") with { IsSpeculative = true }, fixture.Scope(), Token);
        (outcome is ToolOutcome.Succeeded).ShouldBe(permitted);
        tool.Runs.ShouldBe(permitted ? 1 : 0);
    }

    [Fact]
    public async Task DryRun_ChecksEverythingAndDoesNothing()
    {
        var tool = ScriptedTool.Answering(ScriptedTool.Define("book", ToolEffect.Commits) with { Sensitive = ["/phone"] });
        await using var fixture = new GatewayFixture(tool);
        var dry = GatewayFixture.Asking("book", """{"phone":"+14155550123","date":"2026-12-01"}""") with { IsDryRun = true };
        var outcome = (await fixture.Gateway.InvokeAsync(dry, fixture.Scope(), Token)).ShouldBeOfType<ToolOutcome.DryRun>();
        outcome.Summary.ShouldBe("""book (commits) with {"date":"2026-12-01","phone":"[masked]"}""");
        (await fixture.Gateway.InvokeAsync(dry with { Arguments = new JsonObject { ["nope"] = 1 } }, fixture.Scope(), Token)).ShouldBeOfType<ToolOutcome.Refused>();
        (tool.Runs, fixture.Calls.Count).ShouldBe((0, 0));
    }

    [Fact]
    public async Task EveryEnd_IsAuditedMasked()
    {
        var tool = ScriptedTool.Answering(ScriptedTool.Define("book", ToolEffect.Commits) with { Sensitive = ["phone"] });
        await using var fixture = new GatewayFixture(tool);
        await fixture.InvokeAsync("book", """{"phone":"+14155550123"}""");
        await fixture.InvokeAsync("book", """{"phone":"+14155550123"}""");
        await fixture.InvokeAsync("nothing", """{"secret_word":"swordfish"}""");
        await fixture.InvokeAsync("book", """{"phone":7}""");
        fixture.Audit.Entries.Select(entry => entry.Outcome + " " + entry.Code).ShouldBe(["succeeded ", "replayed ", "refused unknown_tool", "refused invalid_arguments"]);
        var written = string.Join('\n', fixture.Audit.Entries.Select(entry => entry.ToString()));
        written.ShouldNotContain("4155550123");
        written.ShouldNotContain("swordfish");
        fixture.Log.GetSnapshot().ShouldNotContain(record => record.Message.Contains("4155550123"));
        (await fixture.Audit.VerifyAsync(GatewayFixture.Tenant, Token)).BrokenAt.ShouldBeNull();
    }
}
