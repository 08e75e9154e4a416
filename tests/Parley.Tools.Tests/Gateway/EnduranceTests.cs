using System.Text.Json.Nodes;
using Parley.Tools.Gateway;
using Parley.Tools.Gateway.Limits;
using Parley.Tools.Outbound;

namespace Parley.Tools.Tests.Gateway;

/// <summary>Limits, time-outs, retries and faults, on virtual time.</summary>
public sealed class EnduranceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Moves the clock on until the task ends: whatever waits, waits on it.</summary>
    private static async Task<T> AdvancingAsync<T>(GatewayFixture fixture, Task<T> task)
    {
        while (!task.IsCompleted)
        {
            fixture.Time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        return await task;
    }

    [Theory]
    [InlineData(ToolEffect.Reads, false)]
    [InlineData(ToolEffect.Commits, true)]
    public async Task SlowTool_EndsInTimeOnTheCallsClock(ToolEffect effect, bool mayHaveHappened)
    {
        var tool = new ScriptedTool(ScriptedTool.Define("slow", effect) with { Timeout = TimeSpan.FromSeconds(3) }, async (_, _) =>
        {
            // Heeds no token.
            await new TaskCompletionSource().Task;
            return new ToolOutcome.Succeeded([]);
        });
        await using var fixture = new GatewayFixture(tool);
        var call = fixture.InvokeAsync("slow").AsTask();
        fixture.Time.Advance(TimeSpan.FromSeconds(2.9));
        call.IsCompleted.ShouldBeFalse();
        fixture.Time.Advance(TimeSpan.FromSeconds(0.2));
        var failed = (await call).ShouldBeOfType<ToolOutcome.Failed>();
        (failed.Code, failed.MayHaveHappened).ShouldBe(("timeout", mayHaveHappened));
    }

    [Theory]
    [InlineData(ToolEffect.Reads, false, 3)]
    [InlineData(ToolEffect.Commits, true, 3)]
    [InlineData(ToolEffect.Commits, false, 1)]
    public async Task PassingFault_IsRetriedOnlyWhereHarmless(ToolEffect effect, bool isIdempotent, int runs)
    {
        var keys = new HashSet<string>();
        var tool = new ScriptedTool(ScriptedTool.Define("flaky", effect, isIdempotent), (invocation, _) =>
        {
            keys.Add(invocation.IdempotencyKey);
            return ValueTask.FromResult<ToolOutcome>(new ToolOutcome.Failed("unavailable", "Down."));
        });
        await using var fixture = new GatewayFixture(tool);
        (await AdvancingAsync(fixture, fixture.InvokeAsync("flaky").AsTask())).ShouldBeOfType<ToolOutcome.Failed>().Code.ShouldBe("unavailable");
        tool.Runs.ShouldBe(runs);
        keys.Count.ShouldBe(1);
        fixture.Audit.Entries.Single().Attempts.ShouldBe(runs);
    }

    [Theory]
    [InlineData("not_found")]
    [InlineData("rejected")]
    [InlineData("failed")]
    public async Task RetryThatSaysNo_AfterAnAttemptThatMayHaveDoneIt_LeavesItInDoubt(string code)
    {
        var attempts = 0;
        var tool = new ScriptedTool(ScriptedTool.Define("cancel", ToolEffect.Commits, isIdempotent: true), (_, _) =>
            ValueTask.FromResult<ToolOutcome>(attempts++ == 0
                ? new ToolOutcome.Failed("unavailable", "The connection broke.", MayHaveHappened: true)
                : new ToolOutcome.Failed(code, "No.")));
        await using var fixture = new GatewayFixture(tool);
        var outcome = (await AdvancingAsync(fixture, fixture.InvokeAsync("cancel").AsTask())).ShouldBeOfType<ToolOutcome.Failed>();
        (outcome.Code, outcome.MayHaveHappened, tool.Runs).ShouldBe((code, true, 2));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(60, 1)]
    public async Task RetryAfter_IsHonouredOrNotWaitedFor(int seconds, int runs)
    {
        var attempts = new List<DateTimeOffset>();
        var tool = new ScriptedTool(ScriptedTool.Define("busy", ToolEffect.Reads), (invocation, _) =>
        {
            attempts.Add(invocation.Clock.GetUtcNow());
            return attempts.Count > 1
                ? ValueTask.FromResult<ToolOutcome>(new ToolOutcome.Succeeded([]))
                : throw new ServerBusyException("rate_limited", "Busy.", TimeSpan.FromSeconds(seconds));
        });
        await using var fixture = new GatewayFixture(tool);
        await AdvancingAsync(fixture, fixture.InvokeAsync("busy").AsTask());
        tool.Runs.ShouldBe(runs);
        if (runs > 1)
            (attempts[1] - attempts[0]).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task Rate_IsUsedUpAndFillsAgain()
    {
        var tool = ScriptedTool.Answering(ScriptedTool.Define("look", ToolEffect.Reads), policy: new ToolPolicy { PerMinute = 6, Retries = 0 });
        await using var fixture = new GatewayFixture(tool);
        for (var i = 0; i < 6; i++)
            (await fixture.InvokeAsync("look")).ShouldBeOfType<ToolOutcome.Succeeded>();
        (await fixture.InvokeAsync("look")).ShouldBeOfType<ToolOutcome.Failed>().Code.ShouldBe("rate_limited");
        fixture.Time.Advance(TimeSpan.FromSeconds(10.5));
        (await fixture.InvokeAsync("look")).ShouldBeOfType<ToolOutcome.Succeeded>();
        (await fixture.InvokeAsync("look")).ShouldBeOfType<ToolOutcome.Failed>();
        tool.Runs.ShouldBe(7);
    }

    [Fact]
    public async Task RunsInOneCall_AreBounded()
    {
        var tool = ScriptedTool.Answering(ScriptedTool.Define("look", ToolEffect.Reads), policy: new ToolPolicy { PerCall = 2 });
        await using var fixture = new GatewayFixture(tool);
        await fixture.InvokeAsync("look");
        await fixture.InvokeAsync("look");
        (await fixture.InvokeAsync("look")).ShouldBeOfType<ToolOutcome.Failed>().Code.ShouldBe("rate_limited");
        var other = fixture.Scope() with { Call = fixture.Scope().Call with { Id = Calls.CallId.New(TimeProvider.System) } };
        (await fixture.Gateway.InvokeAsync(GatewayFixture.Asking("look"), other, Token)).ShouldBeOfType<ToolOutcome.Succeeded>();
    }

    [Fact]
    public async Task ConcurrentRuns_AreCapped()
    {
        var (running, most) = (0, 0);
        var release = new TaskCompletionSource();
        var tool = new ScriptedTool(ScriptedTool.Define("look", ToolEffect.Reads), async (_, _) =>
        {
            var now = Interlocked.Increment(ref running);
            lock (release)
                most = Math.Max(most, now);
            await release.Task;
            Interlocked.Decrement(ref running);
            return new ToolOutcome.Succeeded([]);
        }) { Policy = new ToolPolicy { Concurrent = 3 } };
        await using var fixture = new GatewayFixture(tool);
        var calls = Enumerable.Range(0, 10).Select(_ => fixture.InvokeAsync("look").AsTask()).ToList();
        for (var waiting = 0; waiting < 7; waiting++)
            await fixture.Time.TimerAsync(LimitsStep.LongestWait);
        fixture.Time.Advance(LimitsStep.LongestWait);
        for (var refused = 0; refused < 7; refused++)
        {
            var call = await Task.WhenAny(calls);
            calls.Remove(call);
            (await call).ShouldBeOfType<ToolOutcome.Failed>().Code.ShouldBe("rate_limited");
        }

        release.SetResult();
        (await Task.WhenAll(calls)).ShouldAllBe(outcome => outcome is ToolOutcome.Succeeded);
        most.ShouldBe(3);
    }

    public static TheoryData<Exception, string, bool> Faults => new()
    {
        { new HttpRequestException(HttpRequestError.ConnectionError), "unavailable", false },
        { new HttpRequestException(HttpRequestError.NameResolutionError), "unavailable", false },
        { new HttpRequestException(HttpRequestError.ResponseEnded), "unavailable", true },
        { new IOException("Broke."), "unavailable", true },
        { new CircuitOpenException("host", TimeSpan.FromSeconds(9)), "unavailable", false },
        { new ServerBusyException("rate_limited", "Busy.", null), "rate_limited", false },
        { new HttpRequestException("Wrapped.", new ResponseTooLargeException(10)), "invalid_result", true },
        { new System.Text.Json.JsonException(), "invalid_result", true },
        { new TaskCanceledException(), "timeout", true },
        { new FormatException("A bug with a secret in its message."), "failed", true },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Fault_BecomesAnOutcomeThatOwnsUpToWhatMayHaveHappened(Exception fault, string code, bool mayHaveHappened)
    {
        await using var fixture = new GatewayFixture(new ScriptedTool(ScriptedTool.Define("book", ToolEffect.Commits), (_, _) => throw fault));
        var failed = (await fixture.InvokeAsync("book")).ShouldBeOfType<ToolOutcome.Failed>();
        (failed.Code, failed.MayHaveHappened).ShouldBe((code, mayHaveHappened));
        failed.Message.ShouldNotContain("secret");
    }

    [Fact]
    public async Task ResultThatDoesNotFit_IsInvalid()
    {
        var definition = ScriptedTool.Define("look", ToolEffect.Reads) with { Result = JsonNode.Parse("""{"type":"object","required":["slots"]}""")!.AsObject() };
        await using var fixture = new GatewayFixture(ScriptedTool.Answering(definition));
        (await fixture.InvokeAsync("look")).ShouldBeOfType<ToolOutcome.Failed>().Code.ShouldBe("invalid_result");
    }

    [Fact]
    public async Task AuditThatFails_DoesNotHideTheOutcome()
    {
        await using var fixture = new GatewayFixture(null, services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<IToolAudit>(services, new BrokenAudit()),
            ScriptedTool.Answering(ScriptedTool.Define("look", ToolEffect.Reads)));
        (await fixture.InvokeAsync("look")).ShouldBeOfType<ToolOutcome.Succeeded>();
        fixture.Log.GetSnapshot().ShouldContain(record => record.Message.Contains("could not be audited"));
    }

    private sealed class BrokenAudit : IToolAudit
    {
        public ValueTask AppendAsync(Tenancy.TenantContext tenant, ToolAuditEntry entry, CancellationToken cancellationToken) => throw new IOException("The disk is full.");

        public ValueTask<IReadOnlyList<ToolAuditRecord>> ListAsync(Tenancy.TenantContext tenant, long after, int limit, CancellationToken cancellationToken) => throw new IOException();

        public ValueTask<ToolAuditVerdict> VerifyAsync(Tenancy.TenantContext tenant, CancellationToken cancellationToken) => throw new IOException();
    }
}
