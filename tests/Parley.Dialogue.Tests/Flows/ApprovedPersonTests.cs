using System.Text.Json.Nodes;
using Parley.Calls;
using Parley.Handoff;
using Parley.Records;
using Parley.Testing.Dialogue;
using Parley.Tools;
using Parley.Understanding;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>A flow's tool that calls a person waited for an approval, and its flow was left meanwhile.</summary>
public sealed class ApprovedPersonTests
{
    private const string Yaml = """
        complain:
          description: Make a complaint
          examples: [I have a complaint]
          slots:
            amount: { type: number, prompts: ["How much was it?"] }
            pin: { type: number, sensitive: true, prompts: ["What is your PIN?"] }
          nodes:
            much: { ask: amount }
            secret: { ask: pin }
            person: { tool: desk, arguments: { reason: payment_dispute } }
            done: { end: "Thank you." }
        """;

    private static readonly ToolDefinition Desk = ScriptedToolGateway.Define("desk", ToolEffect.Writes, "", "reason") with { CallsPerson = true };

    private readonly RuntimeCall _call = new(agent: FlowCall.AgentOf(Yaml) with { Tools = ["desk"] });

    public ApprovedPersonTests()
    {
        _call.Tools.Definitions.Add(Desk);
        _call.Understanding.On("I have a complaint", "complain").On("forty", null, CallerActs.None, ("amount", "40")).On("nine nine", null, CallerActs.None, ("pin", "99"));
    }

    [Fact]
    public async Task Approved_LaterInTheCall_HandsOverWhatTheFlowKnew_AndTheCallerIsHandedOver()
    {
        await LeaveAsync();
        _call.Crash();
        _call.Tools.On("desk", _ => Succeeded());

        var parts = await PartsAsync("nice weather");

        Said(parts).ShouldStartWith("Somebody will ring you.");
        parts.OfType<ReplyPart.Noted>().Select(n => n.Fact).OfType<CallEvent.HandedOff>().ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(fact => fact.HandoffId.ShouldBe("handoff_9"), fact => fact.Reason.ShouldBe(HandoffReason.PaymentDispute), fact => fact.Queue.ShouldBe("billing"));
        _call.State.HandedOver.ShouldBeTrue();
        _call.State.Approvals.ShouldBeEmpty();
        var handover = _call.Tools.Scopes[^1].Handover.ShouldNotBeNull();
        handover.Slots.ToDictionary(slot => slot.Key, slot => slot.Value.Value).ShouldBe(new Dictionary<string, string> { ["amount"] = "40", ["pin"] = "[pin]" }, ignoreOrder: true);
        handover.Summary.ShouldContain("make a complaint");
        handover.LastTurns.ShouldContain(turn => turn.Text == "forty");
    }

    [Fact]
    public async Task Approved_WithNobodyOnTheLine_HandsOverFromWhatIsKept()
    {
        await LeaveAsync();
        _call.Crash();

        var kept = (await _call.HandoverAsync("complain/person/1", [new Utterance(Speaker.Caller, "forty"), new Utterance(Speaker.Agent, "What is your PIN?")])).ShouldNotBeNull();

        kept.Slots["amount"].Value.ShouldBe("40");
        kept.Slots["pin"].Value.ShouldBe("[pin]");
        kept.Summary.ShouldContain("make a complaint");
        (kept.UserId, kept.Channel).ShouldBe(("ann", "web"));
        kept.LastTurns.Select(turn => turn.Text).ShouldBe(["forty", "What is your PIN?"]);
        (await _call.HandoverAsync("complain/person/2", [])).ShouldBeNull();
    }

    private async Task LeaveAsync()
    {
        _call.Tools.On("desk", _ => new ToolOutcome.AwaitingApproval("ap_1"));
        await _call.SayAsync("I have a complaint");
        await _call.SayAsync("forty");
        (await _call.SayAsync("nine nine")).ShouldContain("A person has to approve that first.");
        _call.State.Stack.ShouldBeEmpty();
        _call.State.HandedOver.ShouldBeFalse();
    }

    private async Task<List<ReplyPart>> PartsAsync(string text)
    {
        var parts = new List<ReplyPart>();
        await foreach (var part in _call.Parts(text, _call.Turn + 1, TestContext.Current.CancellationToken))
            parts.Add(part);
        return parts;
    }

    private static string Said(IEnumerable<ReplyPart> parts) => string.Concat(parts.OfType<ReplyPart.Text>().Select(text => text.Value));

    private static ToolOutcome.Succeeded Succeeded() => new(
        new JsonObject { ["handoff_id"] = "handoff_9", ["accepted"] = true, ["tell"] = "Somebody will ring you.", ["reason"] = "payment_dispute", ["queue"] = "billing" });
}
