using Parley.Calls;
using Parley.Dialogue.LanguageModels.ToolCalls;
using Parley.Dialogue.Routine;
using Parley.Flows.Engine;
using Parley.Flows.Running;
using Parley.Handoff;
using Parley.Understanding;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>Others than the flow offered a person; what the caller says next is about that.</summary>
public sealed class OfferedPersonTests
{
    private const string Offer = "I am sorry, something is not working on my side. Would you like to speak to a person, or shall we try again?";

    [Fact]
    public async Task Yes_CallsAPerson_AndCommitsNothing()
    {
        var call = await OfferedAtConfirmationAsync();

        (await call.SayAsync("yes")).ShouldBe("Somebody will call you back.");

        call.Handoffs.Records.ShouldHaveSingleItem().Reason.ShouldBe(HandoffReason.AskedForPerson);
        call.Tools.Calls.ShouldNotContain(c => c.Tool == "make_booking");
    }

    [Theory]
    [InlineData("no")]
    [InlineData("let's try again")]
    public async Task No_KeepsTheFlowAndItsQuestion(string said)
    {
        var call = await OfferedAtConfirmationAsync();

        (await call.SayAsync(said)).ShouldBe($"{FlowPhrases.GoingOn} A table for <2> on <2026-11-27T18:00>, <Ada>. Right?");

        call.Handoffs.Records.ShouldBeEmpty();
        (await call.SayAsync("yes")).ShouldContain("Booked under number A7.", Case.Sensitive, "the next yes is the flow's");
    }

    [Theory]
    [InlineData("no", "All right, let us go on. I have 6 p.m. or 8:30 p.m. Which one?")]
    [InlineData("six", "What is your name?")]
    public async Task ModelsCallOfAPerson_InsideAFlow_IsPutToTheCaller_AndTheFlowsQuestionWaits(string said, string then)
    {
        var call = ProposingCall();
        await call.SayAsync("a table for two on friday");

        (await call.SayAsync("how much")).ShouldBe(RoutineReplyGenerator.PersonQuestion);

        call.Handoffs.Records.ShouldBeEmpty();
        (await call.SayAsync(said)).ShouldBe(then);
        call.Handoffs.Records.ShouldBeEmpty();
    }

    [Fact]
    public async Task ModelsCallOfAPerson_AtAConfirmation_IsNeverTakenForTheYesToIt()
    {
        var call = ProposingCall();
        await call.ToConfirmationAsync();
        (await call.SayAsync("how much")).ShouldBe(RoutineReplyGenerator.PersonQuestion);

        (await call.SayAsync("yes")).ShouldBe("Somebody will call you back.");

        call.Handoffs.Records.ShouldHaveSingleItem().Reason.ShouldBe(HandoffReason.AskedForPerson);
        call.Tools.Calls.ShouldNotContain(c => c.Tool == "make_booking");
    }

    [Fact]
    public async Task ModelsCallOfAPerson_OutlivesTheProcess()
    {
        var call = ProposingCall();
        await call.ToConfirmationAsync();
        await call.SayAsync("how much");
        call.Crash();

        (await call.SayAsync("no")).ShouldBe($"{FlowPhrases.GoingOn} A table for <2> on <2026-11-27T18:00>, <Ada>. Right?");
        (await call.SayAsync("yes")).ShouldContain("Booked under number A7.");
    }

    [Fact]
    public async Task YesWithSomethingElse_IsReadAsWhatItSays()
    {
        var call = await OfferedAtConfirmationAsync();

        (await call.SayAsync("yes for three")).ShouldBe("I have 6 p.m. or 8:30 p.m. Which one?");

        call.Handoffs.Records.ShouldBeEmpty();
    }

    [Fact]
    public async Task NewRequest_WithNothingUnderWay_Begins()
    {
        var call = Call();
        call.Heard("what is the meaning of it all", [new ReplyPart.Text(Offer)]);

        (await call.SayAsync("a table for two on friday")).ShouldContain("Which one?");
    }

    [Fact]
    public async Task Yes_WithNothingUnderWay_CallsAPerson()
    {
        var call = Call();
        call.Heard("what is the meaning of it all", [new ReplyPart.Text(Offer)]);

        (await call.SayAsync("yes")).ShouldBe("Somebody will call you back.");
    }

    [Fact]
    public async Task OfferOfTheFlowItself_IsTheFlows()
    {
        var agent = FlowCall.AgentOf("""
            ask:
              description: Ask
              examples: [ask]
              nodes:
                offer: { confirm: "Would you like to speak to a person?", on_no: stop }
                done: { end: Then it is a yes. }
                stop: { end: Then it is a no. }
            """);
        var call = new RuntimeCall(agent: agent);
        call.Understanding.On("ask", "ask").On("no", null, CallerActs.Deny);
        (await call.SayAsync("ask")).ShouldContain("person");

        (await call.SayAsync("no")).ShouldBe("Then it is a no.");
    }

    [Theory]
    [InlineData("I do not have that information. Would you like to speak with a person?", true)]
    [InlineData("Shall I pass you to somebody at the front desk?", true)]
    [InlineData("You can also say go back, stop, or ask for a person at any time.", false)]
    [InlineData("Would you like to speak with a person? We open at eight.", false)]
    [InlineData("Would you like a table for one person, on Friday", false)]
    public void Offer_IsKnownByItsWords(string said, bool isOne) =>
        PersonOffers.IsOpen([new Utterance(Speaker.Agent, said)], "").ShouldBe(isOne);

    private static async Task<RuntimeCall> OfferedAtConfirmationAsync()
    {
        var call = Call();
        await call.ToConfirmationAsync();
        call.Heard("", [new ReplyPart.Text(Offer)]);
        return call;
    }

    /// <summary>Whoever answers proposes a person, as a model does that calls one.</summary>
    private static RuntimeCall ProposingCall()
    {
        var call = Call();
        call.Others.Clear();
        call.Others.AddRange([new ReplyPart.PersonOffered(PersonProposal.Proposed), new ReplyPart.Text($" {RoutineReplyGenerator.PersonQuestion}") { IsAuthored = true }]);
        return call;
    }

    private static RuntimeCall Call()
    {
        var call = new RuntimeCall();
        call.Understanding.On("no", null, CallerActs.Deny).On("yes for three", null, CallerActs.Affirm, ("guests", "3"));
        return call;
    }
}
