using Microsoft.Extensions.AI;
using Parley.Agents;
using Parley.Dialogue.LanguageModels.ToolCalls;
using Parley.Dialogue.Tests.LanguageModels;
using Parley.Flows.Engine;
using Parley.Testing.Dialogue;
using Parley.Tools;
using Parley.Understanding;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>A model proposes what a flow does: the caller is asked, and the flow goes its own way.</summary>
public sealed class ProposedFlowTests
{
    private const string Hint = "squeeze us in on friday";

    private static readonly AgentDefinition Desk = FlowCall.AgentOf(
        """
        book:
          examples: [book]
          slots: { day: { type: date, prompts: ["Which day?"] } }
          nodes:
            ask: { ask: day }
            do: { tool: desk, arguments: { action: book, day: "{{ slots.day }}" }, next: done }
            done: { end: Done. }
        drop:
          examples: [cancel]
          nodes:
            do: { tool: desk, arguments: { action: cancel }, next: done }
            done: { end: Done. }
        """);

    [Fact]
    public void Proposal_OutsideOfFlows_IsOffered_AndOnlyAYesBeginsIt()
    {
        var call = new FlowCall(BookingFlow.Yaml, BookingFlow.Catalogue);
        call.Say("squeeze us in", Hinting);

        call.Next(new FlowInput.Proposed(FlowCall.Now, "book", "squeeze us in")).ShouldBe("Do you want to book a table?");

        call.State.Stack.ShouldBeEmpty();
        call.Say(CallerActs.Deny);
        call.State.Stack.ShouldBeEmpty();
    }

    [Fact]
    public void Proposal_WithinAFlow_OrOfNoFlow_MovesNothing()
    {
        var call = new FlowCall(BookingFlow.Yaml, BookingFlow.Catalogue);
        call.Next(new FlowInput.Proposed(FlowCall.Now, "bok", "squeeze us in")).ShouldBeEmpty();
        call.Say(intent: "book");
        var before = call.State;

        call.Next(new FlowInput.Proposed(FlowCall.Now, "hours", "squeeze us in")).ShouldBeEmpty();

        FlowStateJson.Write(call.State).ShouldBe(FlowStateJson.Write(before));
    }

    [Fact]
    public async Task Model_CallingForWhatAFlowDoes_HasTheCallerAsked_AndTheFlowTakesTheCallersWords()
    {
        var call = Call(new ReplyPart.Text("With pleasure. "), new ReplyPart.Proposed("book"), new ReplyPart.Text("I was not allowed to."));

        (await call.SayAsync(Hint)).ShouldBe("With pleasure. Do you want to book a table?");
        (await call.SayAsync("yes")).ShouldBe("How many guests?");

        call.Tools.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Model_CallingWhereTheCallerHintedAtNoTask_IsLeftToTheGateway()
    {
        var call = Call(new ReplyPart.Proposed("book"), new ReplyPart.Text("You can park here."));

        (await call.SayAsync("where can i park")).ShouldBe("You can park here.");
    }

    [Fact]
    public async Task Model_CallingAheadOfTheTurn_SaysNothingUntilItIsOne()
    {
        var call = Call(new ReplyPart.Proposed("book"), new ReplyPart.Text("I was not allowed to."));
        await call.SayAsync("nice weather");
        var saves = call.States.Saves;

        (await call.Parts(Hint, call.Turn + 1, TestContext.Current.CancellationToken, isSpeculative: true).ToListAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();

        call.States.Saves.ShouldBe(saves);
        (await call.SayAsync(Hint)).ShouldBe("Do you want to book a table?");
    }

    [Theory]
    [InlineData("desk", "book", "book")]
    [InlineData("desk", "CANCEL", "drop")]
    [InlineData("desk", "move", null)]
    [InlineData("look", "book", null)]
    [InlineData("dsk", "book", null)]
    public void Flow_ThatDoesWhatIsCalled_IsTheOneWithTheSameFixedArguments(string tool, string action, string? flow)
    {
        var request = new ReplyRequest(Clinic.Call, Desk, [], Hint);
        var content = new FunctionCallContent("call_1", tool, new Dictionary<string, object?> { ["action"] = action, ["day"] = "2026-12-01" });

        FlowProposals.Of([content], [ScriptedToolGateway.Define("desk", ToolEffect.Commits), ScriptedToolGateway.Define("look", ToolEffect.Reads)], request).SingleOrDefault().ShouldBe(flow);
    }

    [Fact]
    public async Task Model_ThatIsReadOn_HasItsCallMade()
    {
        var gateway = new ScriptedGateway();
        var model = new ScriptedChat(["Let me book that.", new FunctionCallContent("call_1", "book", new Dictionary<string, object?> { ["day"] = "friday" })], ["Done."]);
        await using var bench = new ModelBench(gateway, ("a", model));
        var agent = Clinic.Agent with { Flows = FlowCall.Read(BookingFlow.Yaml.Replace("make_booking", "book", StringComparison.Ordinal)) };

        var parts = await bench.Get<Parley.Dialogue.LanguageModels.ChatReplyGenerator>().ReadAsync(bench.Request() with { Agent = agent });

        parts.OfType<ReplyPart.Proposed>().ShouldHaveSingleItem().Flow.ShouldBe("book");
        parts.Text().ShouldBe("Let me book that. Done.");
        gateway.Calls.ShouldHaveSingleItem();
    }

    private static UnderstoodTurn Hinting => ScriptedUnderstanding.Nothing with { Intents = [new ScoredIntent("hours", 0.25)] };

    private static RuntimeCall Call(params ReplyPart[] others)
    {
        var call = new RuntimeCall();
        call.Others.Clear();
        call.Others.AddRange(others);
        call.Understanding.On(Hint, Hinting).On($"{Hint} yes", null, CallerActs.None, ("day", "2026-11-27"));
        return call;
    }
}
