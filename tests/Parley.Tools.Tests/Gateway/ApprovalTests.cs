using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Parley.Guardrails;
using Parley.Handoff;
using Parley.Testing.Tools;
using Parley.Tools.Gateway;

namespace Parley.Tools.Tests.Gateway;

public sealed class ApprovalTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ScriptedTool Refund(ToolOutcome? outcome = null) => ScriptedTool.Answering(
        ScriptedTool.Define("refund", ToolEffect.Commits) with { NeedsApproval = true, Sensitive = ["/phone"] }, outcome, new ToolPolicy { ApprovalExpires = TimeSpan.FromMinutes(10) });

    /// <summary>What an operator's <c>dry_run</c> makes of it.</summary>
    private static ScriptedTool OnTrial(ScriptedTool tool) => ScriptedTool.Answering(tool.Definition, policy: tool.Policy with { IsDryRun = true });

    private static async Task<string> AskAsync(GatewayFixture fixture) =>
        (await fixture.InvokeAsync("refund", """{"phone":"+14155550123"}""")).ShouldBeOfType<ToolOutcome.AwaitingApproval>().ApprovalId;

    [Fact]
    public async Task ApprovedCall_RunsOnceAndTellsWhoWaits()
    {
        var tool = Refund();
        await using var fixture = new GatewayFixture(tool);
        var approvals = fixture.Get<IApprovals>();
        var id = await AskAsync(fixture);
        (await AskAsync(fixture)).ShouldBe(id);
        var pending = (await approvals.ListAsync(GatewayFixture.Tenant, ApprovalStatus.Pending, 10, Token)).ShouldHaveSingleItem();
        pending.Shown.ShouldBe("""{"phone":"[masked]"}""");
        var waiting = approvals.OutcomeAsync(GatewayFixture.Tenant, id, Token).AsTask();
        waiting.IsCompleted.ShouldBeFalse();
        tool.Runs.ShouldBe(0);

        (await approvals.DecideAsync(GatewayFixture.Tenant, id, approve: true, "grace", "Fine.", Token)).ShouldBeOfType<ApprovalDecision.Made>();

        (await waiting).ShouldBeOfType<ToolOutcome.Succeeded>();
        (await approvals.OutcomeAsync(GatewayFixture.Tenant, id, Token)).ShouldBeOfType<ToolOutcome.Succeeded>();
        (await fixture.InvokeAsync("refund", """{"phone":"+14155550123"}""")).ShouldBeOfType<ToolOutcome.Succeeded>().IsReplay.ShouldBeTrue();
        tool.Runs.ShouldBe(1);
        (await approvals.DecideAsync(GatewayFixture.Tenant, id, approve: false, "mallory", "", Token)).ShouldBeOfType<ApprovalDecision.TooLate>();
        var kept = (await fixture.Approvals.FindAsync(GatewayFixture.Tenant, id, Token))!;
        (kept.Arguments.Count, kept.DecidedBy).ShouldBe((0, "grace"));
    }

    [Fact]
    public async Task WhatIsShown_HasNoSensitiveWordsInParametersThatNobodyMarked()
    {
        var definition = ScriptedTool.Define("refund", ToolEffect.Commits) with
        {
            NeedsApproval = true, Parameters = JsonNode.Parse("""{"type":"object","properties":{"account_number":{"type":"string"},"reason":{"type":"array"}}}""")!.AsObject(),
        };
        await using var fixture = new GatewayFixture(null, services => services.AddGuardrails(), ScriptedTool.Answering(definition));
        (await fixture.InvokeAsync("refund", """{"account_number":"771200944","reason":["my social is 078-05-1120, call me","no"]}"""))
            .ShouldBeOfType<ToolOutcome.AwaitingApproval>();
        var pending = (await fixture.Get<IApprovals>().ListAsync(GatewayFixture.Tenant, ApprovalStatus.Pending, 10, Token)).ShouldHaveSingleItem();
        pending.Shown.ShouldBe("""{"account_number":"[account number]","reason":["my social is [social security number], call me","no"]}""");
        ((string?)pending.Arguments["account_number"]).ShouldBe("771200944", "the call runs with what was said");
    }

    [Fact]
    public async Task DeniedCall_NeverRuns()
    {
        var tool = Refund();
        await using var fixture = new GatewayFixture(tool);
        var id = await AskAsync(fixture);
        var waiting = fixture.Get<IApprovals>().OutcomeAsync(GatewayFixture.Tenant, id, Token).AsTask();
        await fixture.Get<IApprovals>().DecideAsync(GatewayFixture.Tenant, id, approve: false, "grace", "No.", Token);
        (await waiting).ShouldBeOfType<ToolOutcome.Refused>().Code.ShouldBe("denied");
        (await fixture.InvokeAsync("refund", """{"phone":"+14155550123"}""")).ShouldBeOfType<ToolOutcome.Refused>().Code.ShouldBe("denied");
        tool.Runs.ShouldBe(0);
    }

    [Fact]
    public async Task UndecidedCall_ExpiresOnTheClock()
    {
        var tool = Refund();
        await using var fixture = new GatewayFixture(tool);
        var id = await AskAsync(fixture);
        var waiting = fixture.Get<IApprovals>().OutcomeAsync(GatewayFixture.Tenant, id, Token).AsTask();
        fixture.Time.Advance(TimeSpan.FromMinutes(11));
        (await waiting).ShouldBeOfType<ToolOutcome.Refused>().Code.ShouldBe("approval_expired");
        (await fixture.Get<IApprovals>().DecideAsync(GatewayFixture.Tenant, id, approve: true, "late", "", Token)).ShouldBeOfType<ApprovalDecision.TooLate>();
        tool.Runs.ShouldBe(0);
    }

    [Fact]
    public async Task DecisionAfterRestart_RunsTheStoredCall()
    {
        var (calls, store, tool) = (new InMemoryToolCallStore(), new InMemoryApprovalStore(), Refund());
        string id;
        await using (var before = new GatewayFixture(tool) { Calls = calls, Approvals = store })
            id = await AskAsync(before);
        await using var after = new GatewayFixture(tool) { Calls = calls, Approvals = store };
        await after.Get<IApprovals>().DecideAsync(GatewayFixture.Tenant, id, approve: true, "grace", "", Token);
        (await after.Get<IApprovals>().OutcomeAsync(GatewayFixture.Tenant, id, Token)).ShouldBeOfType<ToolOutcome.Succeeded>();
        tool.Runs.ShouldBe(1);
    }

    [Fact]
    public async Task DecisionAfterRestart_IsRunByTheVersionThatAsked_WhateverAnswersByNow()
    {
        var (calls, store, tool) = (new InMemoryToolCallStore(), new InMemoryApprovalStore(), Refund());
        await using var before = new GatewayFixture(tool) { Calls = calls, Approvals = store };
        var id = await AskAsync(before);
        await using var after = new GatewayFixture(tool) { Calls = calls, Approvals = store, Version = 2, Allowed = [] };
        after.Former.Add(before.Agent);
        await after.Get<IApprovals>().DecideAsync(GatewayFixture.Tenant, id, approve: true, "grace", "", Token);
        (await after.Get<IApprovals>().OutcomeAsync(GatewayFixture.Tenant, id, Token)).ShouldBeOfType<ToolOutcome.Succeeded>();
        after.Audit.Entries.ShouldHaveSingleItem().AgentVersion.ShouldBe(1);
    }

    [Fact]
    public async Task DecisionAfterRestart_OfAVersionThatIsNoMore_RunsNothing()
    {
        var (calls, store, tool) = (new InMemoryToolCallStore(), new InMemoryApprovalStore(), Refund());
        await using var before = new GatewayFixture(tool) { Calls = calls, Approvals = store };
        var id = await AskAsync(before);
        await using var after = new GatewayFixture(tool) { Calls = calls, Approvals = store, Version = 2 };
        await after.Get<IApprovals>().DecideAsync(GatewayFixture.Tenant, id, approve: true, "grace", "", Token);
        (await after.Get<IApprovals>().OutcomeAsync(GatewayFixture.Tenant, id, Token)).ShouldBeOfType<ToolOutcome.Refused>().Code.ShouldBe("not_permitted");
        tool.Runs.ShouldBe(0);
    }

    [Fact]
    public async Task DecisionAfterRestart_OfAToolThatCallsAPerson_HandsOverWhatIsKeptOfTheCall()
    {
        var (calls, store, handovers) = (new InMemoryToolCallStore(), new InMemoryApprovalStore(), new KeptHandovers());
        HandoffRecord? handedOver = null;
        var tool = new ScriptedTool(ScriptedTool.Define("refund", ToolEffect.Writes) with { NeedsApproval = true, CallsPerson = true }, (run, _) =>
        {
            handedOver = run.Scope.Handover;
            return ValueTask.FromResult<ToolOutcome>(new ToolOutcome.Succeeded([]));
        });
        await using var before = new GatewayFixture(tool) { Calls = calls, Approvals = store };
        var id = await AskAsync(before);
        await using var after = new GatewayFixture(null, services => services.AddSingleton<IHandovers>(handovers), tool) { Calls = calls, Approvals = store };

        await after.Get<IApprovals>().DecideAsync(GatewayFixture.Tenant, id, approve: true, "grace", "", Token);

        tool.Runs.ShouldBe(1);
        handedOver.ShouldNotBeNull().Summary.ShouldBe("book/commit/1 of ann");
    }

    [Fact]
    public async Task DecisionAfterRestart_WithNothingToRead_StillCallsThePerson()
    {
        var (calls, store) = (new InMemoryToolCallStore(), new InMemoryApprovalStore());
        var tool = ScriptedTool.Answering(ScriptedTool.Define("refund", ToolEffect.Writes) with { NeedsApproval = true, CallsPerson = true });
        await using var before = new GatewayFixture(tool) { Calls = calls, Approvals = store };
        var id = await AskAsync(before);
        await using var after = new GatewayFixture(null, services => services.AddSingleton<IHandovers>(new KeptHandovers { Fault = new IOException("locked") }), tool) { Calls = calls, Approvals = store };

        await after.Get<IApprovals>().DecideAsync(GatewayFixture.Tenant, id, approve: true, "grace", "", Token);

        (await after.Get<IApprovals>().OutcomeAsync(GatewayFixture.Tenant, id, Token)).ShouldBeOfType<ToolOutcome.Succeeded>();
    }

    [Fact]
    public async Task ApprovedFailure_IsFinal()
    {
        var tool = Refund(new ToolOutcome.Failed("rejected", "No money."));
        await using var fixture = new GatewayFixture(tool);
        var id = await AskAsync(fixture);
        await fixture.Get<IApprovals>().DecideAsync(GatewayFixture.Tenant, id, approve: true, "grace", "", Token);
        (await fixture.Get<IApprovals>().OutcomeAsync(GatewayFixture.Tenant, id, Token)).ShouldBeOfType<ToolOutcome.Failed>().Code.ShouldBe("rejected");
        (await fixture.InvokeAsync("refund", """{"phone":"+14155550123"}""")).ShouldBeOfType<ToolOutcome.Failed>();
        tool.Runs.ShouldBe(1);
    }

    [Fact]
    public async Task LostArguments_AreDeniedAndNeverApproved()
    {
        var (store, tool) = (new InMemoryApprovalStore(), Refund());
        await using var fixture = new GatewayFixture(tool) { Approvals = store };
        var id = await AskAsync(fixture);
        store.LoseArguments(GatewayFixture.Tenant, id);
        var approvals = fixture.Get<IApprovals>();

        (await approvals.DecideAsync(GatewayFixture.Tenant, id, approve: true, "grace", "", Token)).ShouldBeOfType<ApprovalDecision.Unreadable>();
        (await approvals.FindAsync(GatewayFixture.Tenant, id, Token))!.Status.ShouldBe(ApprovalStatus.Pending);
        (await approvals.DecideAsync(GatewayFixture.Tenant, id, approve: false, "grace", "", Token)).ShouldBeOfType<ApprovalDecision.Made>();
        (await approvals.OutcomeAsync(GatewayFixture.Tenant, id, Token)).ShouldBeOfType<ToolOutcome.Refused>().Code.ShouldBe("denied");
        tool.Runs.ShouldBe(0);
    }

    [Fact]
    public async Task LostArguments_OfAnApprovedCall_AreNotRunAsNone()
    {
        var (store, tool) = (new InMemoryApprovalStore(), Refund());
        await using var fixture = new GatewayFixture(tool) { Approvals = store };
        var id = await AskAsync(fixture);
        await store.DecideAsync(GatewayFixture.Tenant, id, ApprovalStatus.Approved, "grace", "", fixture.Clock.GetUtcNow(), Token);
        store.LoseArguments(GatewayFixture.Tenant, id);

        var outcome = (await fixture.Get<IApprovals>().OutcomeAsync(GatewayFixture.Tenant, id, Token)).ShouldBeOfType<ToolOutcome.Failed>();
        (outcome.Code, outcome.MayHaveHappened, tool.Runs).ShouldBe(("arguments_lost", true, 0));
    }

    [Fact]
    public async Task ToolOnTrial_BothersNobody()
    {
        await using var fixture = new GatewayFixture(OnTrial(Refund()));
        (await fixture.InvokeAsync("refund", """{"phone":"+14155550123"}""")).ShouldBeOfType<ToolOutcome.DryRun>().Summary.ShouldContain("after approval");
        (await fixture.Get<IApprovals>().ListAsync(GatewayFixture.Tenant, null, 10, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task TrialBegunMeanwhile_LeavesTheCallWithThePerson_AndHoldsWhenItRuns()
    {
        var tool = Refund();
        await using var fixture = new GatewayFixture(tool);
        var id = await AskAsync(fixture);
        fixture.Replace(OnTrial(tool));

        (await AskAsync(fixture)).ShouldBe(id, "nobody has decided yet, so nobody may be told that it came to nothing");
        (await fixture.Get<IApprovals>().DecideAsync(GatewayFixture.Tenant, id, approve: true, "grace", "", Token)).ShouldBeOfType<ApprovalDecision.Made>();
        (await fixture.Get<IApprovals>().OutcomeAsync(GatewayFixture.Tenant, id, Token)).ShouldBeOfType<ToolOutcome.DryRun>();

        // What the caller was told stays true when the trial is over.
        fixture.Replace(tool);
        (await fixture.InvokeAsync("refund", """{"phone":"+14155550123"}""")).ShouldBeOfType<ToolOutcome.DryRun>();
        tool.Runs.ShouldBe(0);
    }

    [Fact]
    public async Task TrialOverMeanwhile_LetsTheApprovedCallRun()
    {
        var tool = Refund();
        await using var fixture = new GatewayFixture(tool);
        var id = await AskAsync(fixture);
        fixture.Replace(OnTrial(tool));
        (await AskAsync(fixture)).ShouldBe(id);
        fixture.Replace(tool);

        await fixture.Get<IApprovals>().DecideAsync(GatewayFixture.Tenant, id, approve: true, "grace", "", Token);
        (await fixture.Get<IApprovals>().OutcomeAsync(GatewayFixture.Tenant, id, Token)).ShouldBeOfType<ToolOutcome.Succeeded>();
        tool.Runs.ShouldBe(1);
    }

    [Fact]
    public async Task TrialBegunAfterACallWasMade_StillTellsItAsDone()
    {
        var tool = ScriptedTool.Answering(ScriptedTool.Define("book", ToolEffect.Commits));
        await using var fixture = new GatewayFixture(tool);
        await fixture.InvokeAsync("book");
        fixture.Replace(OnTrial(tool));
        (await fixture.InvokeAsync("book")).ShouldBeOfType<ToolOutcome.Succeeded>().IsReplay.ShouldBeTrue();
        (await fixture.InvokeAsync("book", step: "book/commit/2")).ShouldBeOfType<ToolOutcome.DryRun>();
        tool.Runs.ShouldBe(1);
    }

    [Fact]
    public async Task TwoDeciders_OneCounts()
    {
        var tool = Refund();
        await using var fixture = new GatewayFixture(tool);
        var id = await AskAsync(fixture);
        var decisions = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(
            async () => await fixture.Get<IApprovals>().DecideAsync(GatewayFixture.Tenant, id, approve: i % 2 == 0, $"p{i}", "", Token), Token)));
        decisions.Count(decision => decision is ApprovalDecision.Made).ShouldBe(1);
        tool.Runs.ShouldBeLessThanOrEqualTo(1);
    }

    private sealed class KeptHandovers : IHandovers
    {
        public Exception? Fault { get; init; }

        public ValueTask<HandoffRecord?> OfAsync(ToolScope scope, string step, CancellationToken cancellationToken) => Fault is { } fault
            ? ValueTask.FromException<HandoffRecord?>(fault)
            : ValueTask.FromResult<HandoffRecord?>(new HandoffRecord(
                scope.Call, scope.UserId, scope.Channel, scope.Agent.AgentName, HandoffReason.FlowRequested, "", $"{step} of {scope.UserId}",
                new Dictionary<string, Parley.Flows.SlotValue>(), [], "", HandoffUrgency.Normal, default));
    }
}
