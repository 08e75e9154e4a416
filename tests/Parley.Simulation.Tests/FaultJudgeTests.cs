using System.Text.Json.Nodes;
using Parley.Calls;
using Parley.Conversation;
using Parley.Flows.Engine;
using Parley.Tools;

namespace Parley.Simulation.Tests;

/// <summary>The judge of the fault runs passes good calls and finds bad ones, on calls written by hand.</summary>
public sealed class FaultJudgeTests
{
    private const string Name = "What is your name?";
    private const string Phone = "What phone number can we reach you at?";
    private const string Telling = "Your appointment is booked for Tuesday, December 1st at 10 a.m.";

    private const string Doubt = "I am sorry, I could not find out whether that went through.";

    [Fact]
    public void Resumed_WithTheQuestionAskedLast_IsGood() =>
        new WrittenCall().Agent($"I am sorry, we were cut off. {Name}").Judged(new WrittenCall().Stores(Name).Agent(Name).Dies()).ShouldBeEmpty();

    [Fact]
    public void Resumed_WithTheQuestionBefore_LostAStep() =>
        new WrittenCall().Agent($"I am sorry, we were cut off. {Name}")
            .Judged(new WrittenCall().Stores(Name).Agent(Name).Caller("Ada Lovelace").Stores(Phone).Agent(Phone).Dies())
            .ShouldHaveSingleItem().ShouldStartWith("lost step: the caller had been asked about 'phone'");

    [Fact]
    public void Resumed_FurtherThanTheTranscript_BecauseTheAnswerWasStored_IsGood() =>
        new WrittenCall().Agent($"I am sorry, we were cut off. {Phone}").Judged(new WrittenCall().Stores(Name).Agent(Name).Stores(Phone).Dies()).ShouldBeEmpty();

    [Fact]
    public void Resumed_WithTheTranscriptsQuestion_ThoughTheAnswerWasStored_LostAStep() =>
        new WrittenCall().Agent($"I am sorry, we were cut off. {Name}").Judged(new WrittenCall().Stores(Name).Agent(Name).Stores(Phone).Dies())
            .ShouldHaveSingleItem().ShouldStartWith("lost step: the caller had been asked about 'phone' and was asked about 'name'");

    [Fact]
    public void Resumed_FurtherThanTheTranscript_WithNothingStored_LostAStep() =>
        new WrittenCall().Agent($"I am sorry, we were cut off. {Phone}").Judged(new WrittenCall().Stores(Name).Agent(Name).Dies())
            .ShouldHaveSingleItem().ShouldStartWith("lost step");

    [Fact]
    public void Resumed_InWork_MayAskWhatComesOfIt() =>
        new WrittenCall().Agent($"I am sorry, we were cut off. {Phone}")
            .Judged(new WrittenCall().Stores(Name).Agent(Name).Stores("One moment.", new FlowWait.Knowledge("Do you take Aetna?", Next: null)).Dies())
            .ShouldBeEmpty();

    [Fact]
    public void StoredStep_NotFoundAgain_IsLost()
    {
        var before = new WrittenCall().Stores(Name).Agent(Name).Caller("Ada Lovelace").Stores(Phone).Dies();
        var older = new WrittenCall().Stores(Name).Dies().Found;

        new WrittenCall().Agent(Phone).Judged(before with { Found = older }).ShouldContain("lost step: 2 were stored and 1 found again");
    }

    [Fact]
    public void Result_Told_IsGood() => new WrittenCall().Books().Agent(Telling).Judged().ShouldBeEmpty();

    [Fact]
    public void Result_NeverTold_IsLost() => new WrittenCall().Books().Agent(Name).Judged().ShouldHaveSingleItem().ShouldStartWith("lost result");

    [Fact]
    public void Result_ToldAndNotThere_IsFalse() => new WrittenCall().Agent(Telling).Judged().ShouldHaveSingleItem().ShouldStartWith("false result");

    [Fact]
    public void Result_CallerTalkedIntoFiveTellings_IsNotLost()
    {
        var call = new WrittenCall().Books();
        for (var i = 0; i < 5; i++)
            call.AgentCut(i % 2 == 0 ? "Your" : "Your appointment is booked", $"{Telling} {Name}").Caller("hello?");

        call.Judged().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Result_CallerTalkedIntoEveryTellingAndLeft_IsNotLost(int tellings)
    {
        var call = new WrittenCall().Agent(Name).Books();
        for (var i = 0; i < tellings; i++)
            call.AgentCut("Your", Telling).Caller("hello?");

        call.Judged().ShouldBeEmpty();
    }

    [Fact]
    public void Doubt_CallerTalkedIntoEveryTellingAndLeft_IsNotLost() =>
        new WrittenCall().Books().AgentCut("I am", Doubt).Caller("what?").AgentCut("I am", Doubt).Judged().ShouldBeEmpty();

    [Fact]
    public void Result_CallerHungUpWhileItWasToldFirst_IsNotLost() => new WrittenCall().Books().AgentBroken("Your", Telling).Judged().ShouldBeEmpty();

    [Fact]
    public void Result_CallerHungUpOnTheHeelsOfTheYes_IsNotLost() => new WrittenCall().Agent(Name).Caller("yes").Books().Judged().ShouldBeEmpty();

    [Fact]
    public void Result_AgentKeptToItselfWhileTheCallerWaited_IsLost() =>
        new WrittenCall().Agent(Name).Caller("yes").Books().Caller("hello?").Caller("hello?").Judged().ShouldContain("lost result: what was done was never told");

    [Theory]
    [InlineData(4, 3)]
    [InlineData(0, 9)]
    public void Result_CallerTalkedIntoOtherWords_IsLost(int tellings, int others)
    {
        var call = new WrittenCall().Books();
        for (var i = 0; i < tellings + others; i++)
            call.AgentCut("Your", i < tellings ? Telling : "Your name, please?").Caller("hello?");

        call.Judged().ShouldHaveSingleItem().ShouldStartWith("lost result: what was done was never told");
    }

    [Theory]
    [InlineData(HangUpReason.AgentEnded)]
    [InlineData(HangUpReason.TimedOut)]
    [InlineData(HangUpReason.Failed)]
    public void Result_AgentEndedTheCallAfterFourTellings_IsLost(HangUpReason reason)
    {
        var call = new WrittenCall().Books();
        for (var i = 0; i < 4; i++)
            call.AgentCut("Your", Telling).Caller("hello?");

        call.Ends(reason).Judged().ShouldContain("lost result: what was done was never told");
    }

    [Fact]
    public void Result_AgentBrokeOffATelling_IsLost() =>
        new WrittenCall().Books().AgentBroken("Your", Telling).AgentCut("Your", Telling).Judged()
            .ShouldHaveSingleItem().ShouldStartWith("lost result");

    [Fact]
    public void Result_AgentSaidSomethingElseWholeBetweenTellings_IsLost() =>
        new WrittenCall().Books().AgentCut("Your", Telling).Agent(Name).Caller("hello?").AgentCut("Your", Telling).Judged()
            .ShouldHaveSingleItem().ShouldStartWith("lost result");

    [Fact]
    public void Result_CallerHeardTheLastLineOut_IsLost()
    {
        var call = new WrittenCall().Books();
        for (var i = 0; i < 9; i++)
            call.AgentCut("Your", Telling).Caller("hello?");

        call.Agent(Name).Judged().ShouldHaveSingleItem().ShouldStartWith("lost result");
    }

    [Fact]
    public void Result_DoneBeforeTheProcessDied_NotToldByTheNext_IsLost() =>
        new WrittenCall().Agent($"I am sorry, we were cut off. {Name}").Judged(new WrittenCall().Books().Dies(), isBooked: true)
            .ShouldContain("lost result: the caller who was cut off was not told what had been done");

    [Fact]
    public void Tool_ThatDoesNotKnowItsOwnWorkAgain_IsFound() =>
        ToolsAnswering(new ToolOutcome.Succeeded(new JsonObject { ["id"] = "a" }), new ToolOutcome.Failed("conflict", ""))
            .ShouldHaveSingleItem().ShouldStartWith("duplicated side effect: appointment_booking did not know again");

    [Fact]
    public void Tool_ThatDoesTheSameAgainAsSomethingElse_IsFound() =>
        ToolsAnswering(new ToolOutcome.Succeeded(new JsonObject { ["id"] = "a" }), new ToolOutcome.Succeeded(new JsonObject { ["id"] = "b" }))
            .ShouldHaveSingleItem().ShouldStartWith("duplicated side effect: appointment_booking did not know again");

    [Fact]
    public void Tool_ThatFailedFirst_OrAnswersTheSame_IsGood() =>
        ToolsAnswering(
            new ToolOutcome.Failed("unavailable", ""), new ToolOutcome.Succeeded(new JsonObject { ["id"] = "a" }), new ToolOutcome.Succeeded(new JsonObject { ["id"] = "a" }))
            .ShouldBeEmpty();

    [Fact]
    public void Agent_WithNothingButAnExcuse_IsFound() =>
        new WrittenCall().Agent(Name).Caller("Ada").Agent(new AgentLines().DidNotCatch).Judged().ShouldHaveSingleItem().ShouldStartWith("mute call: no answer but");

    [Fact]
    public void Agent_WhoSaysItIsAtWork_WhenNothingIs_IsFound() =>
        new WrittenCall().Agent(FlowPhrases.StillWorking).Judged().ShouldHaveSingleItem().ShouldStartWith("stuck call");

    [Fact]
    public void Agent_WhoGoesOnAfterTheEnd_IsFound() =>
        new WrittenCall().Agent(Name).Ends().Agent(Phone).Judged().ShouldHaveSingleItem().ShouldBe("after the end: the agent went on");

    [Fact]
    public void Effect_BegunAfterTheEnd_IsFound() =>
        new WrittenCall().Agent(Telling).Ends().Books().Judged().ShouldHaveSingleItem().ShouldBe("after the end: appointment_booking was begun");

    [Fact]
    public void Effect_BegunBeforeTheEnd_IsNone() => new WrittenCall().Books().Agent(Telling).Ends().Judged().ShouldBeEmpty();

    private static IEnumerable<string> ToolsAnswering(params ToolOutcome[] outcomes)
    {
        var call = outcomes.Aggregate(new WrittenCall().Books(), (call, outcome) => call.ToolAnswers(outcome));
        return call.Agent(Telling).Judged();
    }
}
