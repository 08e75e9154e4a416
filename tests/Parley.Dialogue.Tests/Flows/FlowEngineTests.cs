using Parley.Flows;
using Parley.Flows.Engine;
using Parley.Handoff;
using Parley.Testing.Dialogue;
using Parley.Tools;
using Parley.Understanding;
using static Parley.Dialogue.Tests.Flows.BookingFlow;

namespace Parley.Dialogue.Tests.Flows;

public sealed class FlowEngineTests
{
    private static readonly ToolOutcome InDoubt = new ToolOutcome.Failed("timeout", "", MayHaveHappened: true);

    [Fact]
    public void NoFlowMeant_IsLeftToOthers()
    {
        var call = new FlowCall(Yaml, Catalogue);
        call.Say(CallerActs.Question);
        call.Acts.ShouldBe([new FlowAct.LeaveToOthers()]);
    }

    [Fact]
    public void FlowStart_TakesWhatWasSaidAndAsksOnlyForTheRest()
    {
        Start().Said.ShouldBe("Which day?");
        Start(("day", "2026-11-27")).Said.ShouldBe("How many guests?");
        Start(("guests", "3"), ("day", "2026-11-27")).Tool.Tool.ShouldBe("look_up");
    }

    [Fact]
    public void AnswerNode_AsksKnowledgeItsQuestion_AndGoesOn()
    {
        var call = new FlowCall("""
            parking:
              examples: [where can i park]
              slots:
                place: { type: text, prompts: [At which of our houses?] }
              nodes:
                where: { ask: place }
                tell: { answer: "Where can one park at {{ slots.place }}?" }
                done: { end: "See you there.", hang_up: true }
            """);
        call.Say("parking").ShouldBe("At which of our houses?");
        call.Say(("place", "the harbour"));
        call.Acts.ShouldBe([new FlowAct.AnswerFromKnowledge("Where can one park at <the harbour>?")]);

        call.Next(new FlowInput.KnowledgeAnswered(FlowCall.Now, "Behind the crane.")).ShouldBe("See you there.");

        call.Acts[^1].ShouldBe(new FlowAct.EndCall());
        call.State.Ended.ShouldBeTrue();
    }

    [Fact]
    public void UnclearIntent_IsAskedBack()
    {
        var call = new FlowCall(Yaml, Catalogue);
        var unclear = ScriptedUnderstanding.Nothing with { Intents = [new ScoredIntent("book", 0.4)] };
        call.Say("a table maybe", unclear).ShouldBe("Do you want to book a table?");
        call.Say("book", CallerActs.Affirm).ShouldBe("Which day?");
    }

    [Fact]
    public void WholeFlow_BooksWhatWasConfirmed()
    {
        var call = AtConfirmation();
        call.Said.ShouldBe("A table for <2> on <2026-11-27T18:00>, <Ada Lovelace>. Right?");
        call.Say(CallerActs.Affirm);
        call.Tool.Step.ShouldBe("book/book/1");
        call.Tool.Arguments.GetRawText().ShouldBe("""{"start":"2026-11-27T18:00","guests":"2","name":"Ada Lovelace"}""");
        call.Tool.Sources.Values.ShouldAllBe(source => source == ValueSource.Confirmed);
        call.Returns("""{"id":"A7"}""").ShouldBe("Booked under number A7.");
        call.State.Stack.ShouldBeEmpty();
        call.State.Outcome.ShouldBe("Booked under number A7.");
    }

    [Fact]
    public void DynamicChoice_OffersPlacesAndTimes()
    {
        var call = Start(("day", "2026-11-27"), ("guests", "2"));
        call.Returns(Free).ShouldBe("I have 6 p.m. or 8:30 p.m. Which one?");
        var choices = call.Acts.OfType<FlowAct.Expect>().Single().Slot.Choices;
        choices.Select(c => c.Id).ShouldBe(["2026-11-27T18:00", "2026-11-27T20:30"]);
        choices[0].Synonyms.ShouldContain("the first one");
        choices[0].Synonyms.ShouldContain("6 o'clock");
        choices[1].Synonyms.ShouldContain("the last one");
        call.Say(("start", "2026-11-27T19:00")).ShouldContain("that does not work");
    }

    [Fact]
    public void DynamicChoice_TheEarliestAndTheLatest_AreByTheClock()
    {
        var call = Start(("day", "2026-11-27"), ("guests", "2"));
        call.Returns("""{"slots":[{"start":"2026-11-27T19:00","spoken":"7 p.m."},{"start":"2026-11-27T20:30","spoken":"8:30 p.m."},{"start":"2026-11-27T18:00","spoken":"6 p.m."}]}""");
        var choices = call.Acts.OfType<FlowAct.Expect>().Single().Slot.Choices;
        choices.Single(c => c.Synonyms.Contains("the earliest")).Id.ShouldBe("2026-11-27T18:00");
        choices.Single(c => c.Synonyms.Contains("the latest")).Id.ShouldBe("2026-11-27T20:30");
        choices.Single(c => c.Synonyms.Contains("the last one")).Id.ShouldBe("2026-11-27T18:00");
    }

    [Theory]
    [InlineData("2026-11-24")]
    [InlineData("2027-01-24")]
    [InlineData("Friday")]
    public void InvalidValue_IsToldAndAskedAgainWithHelp(string day) =>
        Start().ShouldSatisfyAllConditions(
            call => call.Say(("day", day)).ShouldBe("That day does not work. Please tell me the day, such as Friday."));

    [Fact]
    public void NotUnderstood_HelpsMoreEachTimeThenCallsAPerson()
    {
        var call = Start();
        call.Say("blah", ScriptedUnderstanding.Nothing).ShouldBe("Please tell me the day, such as Friday.");
        call.Say("blah", ScriptedUnderstanding.Nothing).ShouldBe("Sorry, I did not get that. Please tell me the day, such as Friday.");
        call.Say("blah", ScriptedUnderstanding.Nothing);
        call.Acts.OfType<FlowAct.CallPerson>().Single().Reason.ShouldBe(HandoffReason.RepeatedFailure);
        call.Raised().ShouldBe("Somebody will call you.");
        call.State.HandedOver.ShouldBeTrue();
        call.State.Stack.ShouldBeEmpty();
    }

    [Fact]
    public void CorrectionAtConfirmation_IsReadBackAgain()
    {
        var call = AtConfirmation();
        call.Say(CallerActs.Deny | CallerActs.Correct, ("name", "Ada Byron")).ShouldBe("A table for <2> on <2026-11-27T18:00>, <Ada Byron>. Right?");
        call.State.Top!.Slots["name"].Source.ShouldBe(ValueSource.Caller);
    }

    [Fact]
    public void CorrectedDay_VoidsWhatWasLookedUpForTheOld()
    {
        var call = AtConfirmation();
        call.Say(CallerActs.Correct, ("day", "2026-11-28"));
        call.Tool.Tool.ShouldBe("look_up");
        call.Tool.Step.ShouldBe("book/look/2");
        call.Tool.Arguments.GetProperty("day").GetString().ShouldBe("2026-11-28");
        call.State.Top!.Slots.ShouldNotContainKey("start");
        call.State.Top!.Results.ShouldBeEmpty();
        call.Returns(Free.Replace("27T", "28T", StringComparison.Ordinal)).ShouldContain("Which one?");
    }

    [Fact]
    public void CorrectionAfterAnEffect_IsRefused()
    {
        var call = new FlowCall(Yaml.Replace("done: { end:", "more: { ask: name2 }\n    done: { end:", StringComparison.Ordinal)
            .Replace("  start: {", "  name2: { type: name, prompts: [\"Who else?\"] }\n    start: {", StringComparison.Ordinal), Catalogue);
        call.Say("book", slots: [("day", "2026-11-27"), ("guests", "2")]);
        call.Returns(Free);
        call.Say(("start", "2026-11-27T18:00"), ("name", "Ada"));
        call.Say(CallerActs.Affirm);
        call.Returns("""{"id":"A7"}""").ShouldBe("Who else?");
        call.Say(CallerActs.Correct, ("guests", "3")).ShouldStartWith("That is already done");
        call.State.Top!.Slots["guests"].Value.ShouldBe("2");
    }

    [Fact]
    public void No_GoesWhereTheFlowSays() => AtConfirmation().Say(CallerActs.Deny).ShouldBe("Nothing was booked.");

    [Fact]
    public void ConfirmationNotUnderstood_ExplainsThenCallsAPerson()
    {
        var call = AtConfirmation();
        call.Say("hm", ScriptedUnderstanding.Nothing).ShouldBe("Please say yes if that is right, or tell me what to change.");
        call.Say("hm", ScriptedUnderstanding.Nothing);
        call.Say("hm", ScriptedUnderstanding.Nothing);
        call.Acts.OfType<FlowAct.CallPerson>().ShouldHaveSingleItem();
    }

    [Fact]
    public void NothingFree_AsksForAnotherDay()
    {
        var call = Start(("day", "2026-11-27"), ("guests", "2"));
        call.Returns("""{"slots":[]}""").ShouldBe("Nothing is free that day. Which day?");
        call.Say(("day", "2026-11-28"));
        call.Tool.Step.ShouldBe("book/look/2");
    }

    [Fact]
    public void FailedTool_GoesByItsCodeOrToAPerson()
    {
        var call = Start(("day", "2026-11-27"), ("guests", "2"));
        call.Returns(new ToolOutcome.Failed("unavailable", "")).ShouldBe("I cannot look that up now.");

        call = Start(("day", "2026-11-27"), ("guests", "2"));
        call.Returns(new ToolOutcome.Refused("not_permitted", "")).ShouldBe("I am sorry, that did not work just now.");
        call.Acts.OfType<FlowAct.CallPerson>().Single().Reason.ShouldBe(HandoffReason.SystemError);
    }

    [Fact]
    public void EffectThatMayHaveHappened_IsNeverToldAsFailed()
    {
        var call = AtConfirmation();
        call.Say(CallerActs.Affirm);
        call.Returns(new ToolOutcome.Failed("conflict", "", MayHaveHappened: true)).ShouldContain("could not find out whether");
        call.Acts.OfType<FlowAct.CallPerson>().ShouldHaveSingleItem();
    }

    [Fact]
    public void EffectThatFailed_IsNotTriedBehindTheCallersBack()
    {
        var call = AtConfirmation();
        call.Say(CallerActs.Affirm);
        call.Returns(new ToolOutcome.Failed("unavailable", "")).ShouldBe(FlowPhrases.ToolFailed);
        call.Acts.OfType<FlowAct.CallPerson>().ShouldHaveSingleItem();
        call.State.Late.ShouldBeEmpty();
    }

    [Fact]
    public void Doubt_ThatStaysOne_IsToldOnce()
    {
        var call = AtConfirmation();
        call.Say(CallerActs.Affirm);
        call.Returns(InDoubt);
        call.Raised();
        var asked = call.State.Late.ShouldHaveSingleItem();

        call.Next(new FlowInput.ToolReturned(FlowCall.Now, asked.Step, InDoubt)).ShouldBeEmpty();
        call.State.Late.ShouldBeEmpty();
        call.State.Outcome.ShouldBe(FlowPhrases.Uncertain);
    }

    [Fact]
    public void Doubt_ThatIsSettled_GivesWayToWhatIsKnown()
    {
        var call = AtConfirmation();
        call.Say(CallerActs.Affirm);
        call.Returns(InDoubt);
        call.Raised();

        call.Next(new FlowInput.ToolReturned(FlowCall.Now, call.State.Late[0].Step, new ToolOutcome.Succeeded([]))).ShouldBe(FlowPhrases.LateDone);
        call.State.Outcome.ShouldBe(FlowPhrases.LateDone);
    }

    [Fact]
    public void Conflict_LooksAgainAndConfirmsAgain()
    {
        var call = AtConfirmation();
        call.Say(CallerActs.Affirm);
        call.Returns(new ToolOutcome.Failed("conflict", "")).ShouldBe("That one has just gone.");
        call.Tool.Step.ShouldBe("book/look/2");
        call.Returns(Free);
        call.Say(("start", "2026-11-27T20:30")).ShouldContain("Right?");
        call.Say(CallerActs.Affirm);
        call.Tool.Step.ShouldBe("book/book/2");
    }

    [Fact]
    public void Approval_IsToldNowAndItsOutcomeLater()
    {
        var call = AtConfirmation();
        call.Say(CallerActs.Affirm);
        var step = call.Tool.Step;
        call.Returns(new ToolOutcome.AwaitingApproval("a1")).ShouldContain("A person has to approve that first");
        call.State.Approvals.Single().Step.ShouldBe(step);
        call.Next(new FlowInput.ToolReturned(FlowCall.Now, step, new ToolOutcome.Succeeded([]))).ShouldContain("is done now");
        call.State.Approvals.ShouldBeEmpty();
        call.Next(new FlowInput.ToolReturned(FlowCall.Now, step, new ToolOutcome.Succeeded([]))).ShouldBe("");
    }

    [Fact]
    public void DryRun_IsNotToldAsDone()
    {
        var call = AtConfirmation();
        call.Say(CallerActs.Affirm);
        call.Returns(new ToolOutcome.DryRun("make_booking (commits)")).ShouldContain("nothing was really done");
        call.State.Stack.ShouldBeEmpty();
    }

    [Fact]
    public void SameOutcomeTwice_CountsOnce()
    {
        var call = Start(("day", "2026-11-27"), ("guests", "2"));
        var step = call.Tool.Step;
        call.Returns(Free);
        var before = FlowStateJson.Write(call.State);
        call.Next(new FlowInput.ToolReturned(FlowCall.Now, step, new ToolOutcome.Failed("failed", "")));
        FlowStateJson.Write(call.State).ShouldBe(before);
    }
}
