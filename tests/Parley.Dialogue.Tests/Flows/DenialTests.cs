using Parley.Flows.Engine;
using Parley.Testing.Dialogue;
using Parley.Tools;
using Parley.Understanding;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>A call that waits for a person's approval, and what its flow says when they decide against it.</summary>
public sealed class DenialTests
{
    private const string Yaml = """
        refund:
          description: Get money back
          examples: [I want my money back]
          slots: { amount: { type: number, prompts: ["How much?"] }, reason: { type: choice, choices: { broken: {}, late: {} }, prompts: ["Why?"] } }
          nodes:
            much: { ask: amount }
            sure: { confirm: "Pay back {{ slots.amount }}. Right?", slots: [amount], on_no: stop }
            pay:
              tool: refund
              arguments: { amount: "{{ slots.amount }}" }
              on_failure: { awaiting_approval: wait, denied: why, approval_expired: later }
            done: { end: "Paid." }
            wait: { end: "Somebody has to agree to that." }
            why: { ask: reason }
            no: { end: "Nobody agreed to pay back {{ slots.amount }} for {{ slots.reason }}." }
            later: { end: "Nobody has looked at the {{ slots.amount }} yet." }
            stop: { end: "Nothing was paid." }
        hours:
          description: Hear our opening hours
          examples: [when are you open]
          slots: { day: { type: text, prompts: ["For which day?"] } }
          nodes:
            which: { ask: day }
            tell: { end: "We are open from nine to five." }
        """;

    private static readonly ToolDefinition Refund = ScriptedToolGateway.Define("refund", ToolEffect.Commits, "", "amount");

    [Fact]
    public void Denial_LeadsWhereTheFlowSays_WithTheValuesItHad()
    {
        var (call, step) = Waiting();
        Denied(call, step, "denied").ShouldBe("Why?");
        call.State.Approvals.ShouldBeEmpty();
        call.Say(("reason", "broken")).ShouldBe("Nobody agreed to pay back <40> for <broken>.");
        call.State.Stack.ShouldBeEmpty();
    }

    [Fact]
    public void Expiry_LeadsWhereTheFlowSays_AndIsToldAsWhatCameOfIt()
    {
        var (call, step) = Waiting();
        Denied(call, step, "approval_expired").ShouldBe("Nobody has looked at the <40> yet.");
        call.State.Outcome.ShouldBe("Nobody has looked at the <40> yet.");
        Denied(call, step, "approval_expired").ShouldBe("", "it counts once");
    }

    [Fact]
    public void Denial_WhileAnotherFlowRuns_GoesBackToItsQuestion()
    {
        var (call, step) = Waiting();
        call.Say("hours").ShouldBe("For which day?");
        Denied(call, step, "approval_expired").ShouldBe($"Nobody has looked at the <40> yet. {FlowPhrases.BackToIt} For which day?");
        call.State.Top!.Flow.ShouldBe("hours");
    }

    [Fact]
    public void Denial_AfterAPersonWasCalled_BeginsNothing()
    {
        var (call, step) = Waiting();
        call.Say(CallerActs.Person);
        call.Raised();
        call.State.HandedOver.ShouldBeTrue();
        Denied(call, step, "denied").ShouldBe(FlowPhrases.LateFailed);
    }

    [Fact]
    public void Denial_TheFlowSaysNothingOf_IsToldInGeneral()
    {
        var call = BookingFlow.AtConfirmation();
        call.Say(CallerActs.Affirm);
        var step = call.Tool.Step;
        call.Returns(new ToolOutcome.AwaitingApproval("a1"));
        call.State.Approvals.ShouldHaveSingleItem().LeftBy.ShouldBeNull("what nobody needs is not kept");
        Denied(call, step, "denied").ShouldBe(FlowPhrases.LateFailed);
    }

    [Fact]
    public async Task Denial_ByAPerson_IsHeardInTheNextTurnOfTheCall()
    {
        var call = new RuntimeCall(agent: FlowCall.AgentOf(Yaml) with { Tools = ["refund"] });
        call.Tools.Definitions.Add(Refund);
        ToolOutcome stands = new ToolOutcome.AwaitingApproval("ap_1");
        call.Tools.On("refund", _ => stands);
        call.Understanding.On("forty back", "refund", CallerActs.None, ("amount", "40")).On("late", null, CallerActs.None, ("reason", "late"));
        (await call.SayAsync("forty back")).ShouldContain("Right?");
        (await call.SayAsync("yes")).ShouldBe("Somebody has to agree to that.");

        stands = new ToolOutcome.Refused("denied", "A person did not approve it.");
        await call.RestartAsync();
        (await call.SayAsync("nice weather")).ShouldContain("Why?");
        (await call.SayAsync("late")).ShouldBe("Nobody agreed to pay back <40> for <late>.");
    }

    private static (FlowCall Call, string Step) Waiting()
    {
        var call = new FlowCall(Yaml, Refund);
        call.Say("refund", slots: ("amount", "40"));
        call.Say(CallerActs.Affirm);
        var step = call.Tool.Step;
        call.Returns(new ToolOutcome.AwaitingApproval("a1")).ShouldBe("Somebody has to agree to that.");
        call.State.Stack.ShouldBeEmpty();
        return (call, step);
    }

    private static string Denied(FlowCall call, string step, string code) => call.Next(new FlowInput.ToolReturned(FlowCall.Now, step, new ToolOutcome.Refused(code, "")));
}
