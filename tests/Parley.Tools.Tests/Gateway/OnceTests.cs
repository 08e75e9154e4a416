using System.Text.Json.Nodes;
using CsCheck;
using Parley.Testing.Tools;

namespace Parley.Tools.Tests.Gateway;

/// <summary>One intended call, one effect.</summary>
public sealed class OnceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ThousandCallersOfOneKey_RunItOnce()
    {
        var release = new TaskCompletionSource();
        var tool = new ScriptedTool(ScriptedTool.Define("book", ToolEffect.Commits), async (_, _) =>
        {
            await release.Task;
            return new ToolOutcome.Succeeded(new JsonObject { ["id"] = "appt_1" });
        });
        await using var fixture = new GatewayFixture(tool);
        var calls = Enumerable.Range(0, 1000).Select(_ => Task.Run(async () => await fixture.InvokeAsync("book", """{"date":"2026-12-01"}"""), Token)).ToArray();
        release.SetResult();
        var outcomes = await Task.WhenAll(calls);
        tool.Runs.ShouldBe(1);
        outcomes.Cast<ToolOutcome.Succeeded>().Count(outcome => !outcome.IsReplay).ShouldBe(1);
        outcomes.Cast<ToolOutcome.Succeeded>().ShouldAllBe(outcome => (string)outcome.Result["id"]! == "appt_1");
        fixture.Audit.Entries.Count.ShouldBe(1000);
    }

    [Fact]
    public async Task AfterRestart_TheOutcomeIsReplayed()
    {
        var (store, tool) = (new InMemoryToolCallStore(), ScriptedTool.Answering(ScriptedTool.Define("book", ToolEffect.Commits)));
        var asked = GatewayFixture.Asking("book", """{"date":"2026-12-01","count":2}""");
        await using var before = new GatewayFixture(tool) { Calls = store };
        var scope = before.Scope();
        (await before.Gateway.InvokeAsync(asked, scope, Token)).ShouldBeOfType<ToolOutcome.Succeeded>().IsReplay.ShouldBeFalse();
        await using var after = new GatewayFixture(tool) { Calls = store };
        var spelledOtherwise = asked with { Arguments = JsonNode.Parse("""{ "count": 2.0, "date": "2026-12-\u00301" }""")!.AsObject() };
        (await after.Gateway.InvokeAsync(spelledOtherwise, scope, Token)).ShouldBeOfType<ToolOutcome.Succeeded>().IsReplay.ShouldBeTrue();
        tool.Runs.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CrashInBetween_RunsAgainOnlyWhereThatIsHarmless(bool isIdempotent)
    {
        var keys = new List<string>();
        var tool = new ScriptedTool(ScriptedTool.Define("book", ToolEffect.Commits, isIdempotent), (invocation, _) =>
        {
            keys.Add(invocation.IdempotencyKey);
            // As a process that dies: nothing after this is written down.
            throw new InvalidOperationException("The process died.");
        });
        await using var fixture = new GatewayFixture(tool);
        await fixture.InvokeAsync("book");
        var key = keys.Single();
        fixture.Calls.LeaveBegun(GatewayFixture.Tenant, key);
        var outcome = (await fixture.InvokeAsync("book")).ShouldBeOfType<ToolOutcome.Failed>();
        outcome.MayHaveHappened.ShouldBeTrue();
        outcome.Code.ShouldBe(isIdempotent ? "failed" : "interrupted");
        keys.ShouldBe(isIdempotent ? [key, key] : [key]);
    }

    /// <summary>What the run before the crash did nobody has seen: that this one did nothing does not mean that nothing was done.</summary>
    [Theory]
    [InlineData("failed", true)]
    [InlineData("conflict", false)]
    public async Task CrashInBetween_NextRunFails_MayHaveHappened_UnlessTheToolLooked(string code, bool mayHaveHappened)
    {
        var keys = new List<string>();
        var tool = new ScriptedTool(ScriptedTool.Define("book", ToolEffect.Commits, isIdempotent: true), (invocation, _) =>
        {
            keys.Add(invocation.IdempotencyKey);
            return ValueTask.FromResult<ToolOutcome>(new ToolOutcome.Failed(code, "Not done."));
        });
        await using var fixture = new GatewayFixture(tool);
        (await fixture.InvokeAsync("book")).ShouldBeOfType<ToolOutcome.Failed>().MayHaveHappened.ShouldBeFalse();
        fixture.Calls.LeaveBegun(GatewayFixture.Tenant, keys.Single());
        (await fixture.InvokeAsync("book")).ShouldBeOfType<ToolOutcome.Failed>().MayHaveHappened.ShouldBe(mayHaveHappened);
        keys.Count.ShouldBe(2);
    }

    [Fact]
    public async Task FailureWithoutEffect_MayBeTriedAgain()
    {
        var failures = 1;
        var tool = new ScriptedTool(ScriptedTool.Define("book", ToolEffect.Commits), (_, _) => ValueTask.FromResult<ToolOutcome>(
            failures-- > 0 ? new ToolOutcome.Failed("conflict", "Taken.") : new ToolOutcome.Succeeded([])));
        await using var fixture = new GatewayFixture(tool);
        (await fixture.InvokeAsync("book")).ShouldBeOfType<ToolOutcome.Failed>();
        (await fixture.InvokeAsync("book")).ShouldBeOfType<ToolOutcome.Succeeded>().IsReplay.ShouldBeFalse();
        tool.Runs.ShouldBe(2);
    }

    [Fact]
    public async Task FailureThatMayHaveHappened_IsNotRunAgain()
    {
        var tool = ScriptedTool.Answering(ScriptedTool.Define("book", ToolEffect.Commits), new ToolOutcome.Failed("unavailable", "Broke.", MayHaveHappened: true));
        await using var fixture = new GatewayFixture(tool);
        await fixture.InvokeAsync("book");
        (await fixture.InvokeAsync("book")).ShouldBeOfType<ToolOutcome.Failed>().MayHaveHappened.ShouldBeTrue();
        tool.Runs.ShouldBe(1);
    }

    [Fact]
    public async Task InterruptedCaller_LeavesTheEffectToEndAndBeAudited()
    {
        var (began, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var tool = new ScriptedTool(ScriptedTool.Define("book", ToolEffect.Commits), async (_, token) =>
        {
            began.SetResult();
            await release.Task.WaitAsync(token);
            return new ToolOutcome.Succeeded(new JsonObject { ["id"] = "appt_1" });
        });
        await using var fixture = new GatewayFixture(tool);
        using var caller = new CancellationTokenSource();
        var call = fixture.Gateway.InvokeAsync(GatewayFixture.Asking("book"), fixture.Scope(), caller.Token).AsTask();
        await began.Task;
        await caller.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(call);
        release.SetResult();
        (await fixture.InvokeAsync("book")).ShouldBeOfType<ToolOutcome.Succeeded>().IsReplay.ShouldBeTrue();
        foreach (var hosted in fixture.Hosted)
            await hosted.StopAsync(Token);
        tool.Runs.ShouldBe(1);
        fixture.Audit.Entries.Select(entry => entry.Outcome).Order().ShouldBe(["replayed", "succeeded"]);
    }

    [Fact]
    public async Task InterruptedRead_IsCutOff()
    {
        var began = new TaskCompletionSource();
        var tool = new ScriptedTool(ScriptedTool.Define("look", ToolEffect.Reads), async (_, token) =>
        {
            began.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return new ToolOutcome.Succeeded([]);
        });
        await using var fixture = new GatewayFixture(tool);
        using var caller = new CancellationTokenSource();
        var call = fixture.Gateway.InvokeAsync(GatewayFixture.Asking("look"), fixture.Scope(), caller.Token).AsTask();
        await began.Task;
        await caller.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(call);
        foreach (var hosted in fixture.Hosted)
            await hosted.StopAsync(Token);
        fixture.Audit.Entries.Single().Outcome.ShouldBe("cancelled");
    }

    [Fact]
    public async Task CallerWhoWaitedForOneThatWasCalledOff_RunsItself()
    {
        var tool = ScriptedTool.Answering(ScriptedTool.Define("book", ToolEffect.Commits), policy: Tools.Gateway.ToolPolicy.Default with { Concurrent = 1 });
        var blocker = new TaskCompletionSource();
        var blocking = new ScriptedTool(tool.Definition, async (_, _) =>
        {
            await blocker.Task;
            return new ToolOutcome.Succeeded([]);
        }) { Policy = tool.Policy };
        await using var fixture = new GatewayFixture(blocking);
        var first = fixture.InvokeAsync("book", step: "a").AsTask();
        using var caller = new CancellationTokenSource();
        var calledOff = fixture.Gateway.InvokeAsync(GatewayFixture.Asking("book", step: "b"), fixture.Scope(), caller.Token).AsTask();
        var patient = fixture.InvokeAsync("book", step: "b").AsTask();
        await caller.CancelAsync();
        blocker.SetResult();
        (await patient).ShouldBeOfType<ToolOutcome.Succeeded>();
        await Should.ThrowAsync<OperationCanceledException>(calledOff);
        (await first).ShouldBeOfType<ToolOutcome.Succeeded>();
        blocking.Runs.ShouldBe(2);
    }

    [Fact]
    public async Task RandomSchedules_NeverRunAKeyTwice() =>
        await Gen.Select(Gen.Int[1, 4], Gen.Int[2, 24], Gen.Bool).SampleAsync(async (keys, callers, fails) =>
        {
            var runs = new System.Collections.Concurrent.ConcurrentDictionary<string, int>();
            var tool = new ScriptedTool(ScriptedTool.Define("book", ToolEffect.Commits), async (invocation, _) =>
            {
                runs.AddOrUpdate(invocation.IdempotencyKey, 1, (_, count) => count + 1);
                await Task.Yield();
                return fails ? new ToolOutcome.Failed("unavailable", "?", MayHaveHappened: true) : new ToolOutcome.Succeeded([]);
            });
            await using var fixture = new GatewayFixture(tool);
            await Task.WhenAll(Enumerable.Range(0, callers).Select(i => Task.Run(async () => await fixture.InvokeAsync("book", step: $"step/{i % keys}"))));
            return runs.Values.All(count => count == 1) && runs.Count == Math.Min(keys, callers);
        }, iter: 60);
}
