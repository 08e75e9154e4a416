using Parley.Agents;
using Parley.Flows.Engine;
using Parley.Handoff;
using Parley.Testing.Dialogue;
using Parley.Tools;
using Parley.Understanding;
using static Parley.Dialogue.Tests.Flows.BookingFlow;

namespace Parley.Dialogue.Tests.Flows;

public sealed class AnytimeTests
{
    [Fact]
    public void Repeat_SaysTheSameAgain()
    {
        var call = Start();
        call.Say(CallerActs.Repeat).ShouldBe("Which day?");
        call.State.FailuresInARow.ShouldBe(0);
        call.State.Wait.ShouldBe(new FlowWait.Slot("day"));
        var confirming = AtConfirmation();
        var said = confirming.Said;
        confirming.Say(CallerActs.Repeat).ShouldBe(said);
        confirming.Say(CallerActs.Affirm);
        confirming.Tool.Tool.ShouldBe("make_booking");
    }

    [Fact]
    public void Help_HelpsWithoutCountingAFailure()
    {
        var call = Start();
        call.Say(CallerActs.Help).ShouldStartWith("Please tell me the day, such as Friday.");
        call.State.FailuresInARow.ShouldBe(0);
        AtConfirmation().Say(CallerActs.Help).ShouldStartWith("I read back what I understood.");
    }

    [Fact]
    public void GoBack_AsksTheQuestionBefore()
    {
        var call = AtConfirmation();
        call.Say(CallerActs.GoBack).ShouldBe("What is your name?");
        call.State.Top!.Slots.ShouldNotContainKey("name");
        call.Say(CallerActs.GoBack).ShouldContain("Which one?");
    }

    [Fact]
    public void GoBack_AtTheFirstQuestion_SaysSo() => Start().Say(CallerActs.GoBack).ShouldBe("That was the first question. Which day?");

    [Fact]
    public void Cancel_WithNothingToLose_Stops() => Start().Say(CallerActs.Cancel).ShouldStartWith("All right, I have stopped that.");

    [Fact]
    public void Cancel_WithSomethingToLose_IsAskedBack()
    {
        var call = AtConfirmation();
        call.Say(CallerActs.Cancel).ShouldBe("Do you want to stop and not book a table?");
        call.Say(CallerActs.Deny).ShouldStartWith("All right, let us go on. A table for");
        call.Say(CallerActs.Cancel);
        call.Say(CallerActs.Affirm).ShouldStartWith("All right, I have stopped that.");
        call.State.Stack.ShouldBeEmpty();
    }

    [Fact]
    public void Cancel_ThenAValueInstead_GoesOnWithIt()
    {
        var call = AtConfirmation();
        call.Say(CallerActs.Cancel);
        call.Say(CallerActs.Deny | CallerActs.Correct, ("guests", "4"));
        call.Tool.Tool.ShouldBe("look_up");
    }

    [Fact]
    public void Person_IsCalledFromAnywhere()
    {
        var call = AtConfirmation();
        call.Say(CallerActs.Person);
        call.Acts.ShouldBe([new FlowAct.CallPerson(HandoffReason.AskedForPerson, "front_desk", "The caller asked for a person.", HandoffUrgency.Normal)]);
        call.State.Stack.ShouldNotBeEmpty("the record needs what is known");
    }

    [Fact]
    public void Person_WhereTheAgentCallsNone_IsNotPromised()
    {
        var agent = FlowCall.AgentOf(Yaml) with { Handoff = new HandoffPolicy { Triggers = [HandoffReason.MedicalEmergency] } };
        var step = FlowEngine.Next(
            new(agent, Catalogue), FlowState.New, new FlowInput.Understood(FlowCall.Now, 1, "a person", ScriptedUnderstanding.Turn(acts: CallerActs.Person)));
        step.Acts.ShouldAllBe(act => act is FlowAct.Say);
        step.State.Wait.ShouldBeNull();
    }

    [Fact]
    public void Emergency_ComesBeforeEverything()
    {
        var call = AtConfirmation();
        call.Say("book", CallerActs.Emergency | CallerActs.Cancel | CallerActs.Person, ("name", "Ada")).ShouldContain("9 1 1");
        call.Acts.OfType<FlowAct.CallPerson>().Single().Urgency.ShouldBe(HandoffUrgency.Immediate);
    }

    [Fact]
    public void Emergency_WhileAToolRuns_DoesNotWaitForItAndTellsItsOutcomeLater()
    {
        var call = new FlowCall(Yaml + "\nemergency: { nodes: { now: { say: Hang up and call 9 1 1. }, who: { handoff: '', reason: medical_emergency } } }", Catalogue);
        call.Say("book", slots: [("day", "2026-11-27"), ("guests", "2")]);
        call.Returns(Free);
        call.Say(("start", "2026-11-27T18:00"), ("name", "Ada"));
        call.Say(CallerActs.Affirm);
        var step = call.Tool.Step;
        call.Say(CallerActs.Emergency).ShouldBe("Hang up and call 9 1 1.");
        call.Raised();
        call.Next(new FlowInput.ToolReturned(FlowCall.Now, step, new ToolOutcome.Succeeded([]))).ShouldContain("is done now");
    }

    [Fact]
    public void Question_IsAnsweredAndTheFlowGoesOn()
    {
        var call = Start();
        call.Say("how much is it?", ScriptedUnderstanding.Turn(acts: CallerActs.Question));
        call.Acts.ShouldBe([new FlowAct.AnswerFromKnowledge("how much is it?")]);
        call.Next(new FlowInput.KnowledgeAnswered(FlowCall.Now, "It is free.")).ShouldBe("Which day?");
        call.Say("what?", ScriptedUnderstanding.Turn(acts: CallerActs.Question));
        call.Next(new FlowInput.KnowledgeAnswered(FlowCall.Now, "")).ShouldBe("I am sorry, I do not have that information. Which day?");
    }

    [Fact]
    public void AnotherTask_IsOfferedAndTheFirstResumed()
    {
        var call = Start();
        call.Say("hours").ShouldBe("Do you want to hear our opening hours now? We can come back to this afterwards.");
        call.Say(CallerActs.Affirm).ShouldBe("We are open from nine to five. Now, back to where we were. Which day?");
        call.Say("hours");
        call.Say(CallerActs.Deny).ShouldBe("All right, let us go on. Which day?");
    }

    [Fact]
    public void CorrectionInBetween_IsAcknowledged()
    {
        var call = Start(("day", "2026-11-27"));
        call.Say(CallerActs.Correct, ("day", "2026-11-28")).ShouldBe("All right, <2026-11-28>. How many guests?");
    }

    /// <summary>A tool answers in between, and still nobody begins two sentences in a row alike.</summary>
    [Fact]
    public void CorrectedTwiceInARow_BeginsInAnotherWay()
    {
        var call = Start(("day", "2026-11-27"), ("guests", "2"));
        call.Returns(Free);

        call.Say(CallerActs.Correct, ("day", "2026-11-28")).ShouldBe("All right, <2026-11-28>.");
        call.Returns(Free).ShouldContain("Which one?");
        call.Say(CallerActs.Correct, ("day", "2026-11-29")).ShouldBe("<2026-11-29>.");
        call.Returns(Free);

        call.Say(CallerActs.Correct, ("day", "2026-11-30")).ShouldBe("All right, <2026-11-30>.", "by then it is said again");
    }

    [Fact]
    public void Silence_AsksAgainThenHelpsThenEnds()
    {
        var call = Start();
        call.Next(new FlowInput.Silence(FlowCall.Now)).ShouldBe("Are you still there? Which day?");
        call.Next(new FlowInput.Silence(FlowCall.Now)).ShouldStartWith("Are you still there? Please tell me the day, such as Friday.");
        call.Next(new FlowInput.Silence(FlowCall.Now)).ShouldEndWith("Goodbye.");
        call.Acts[^1].ShouldBe(new FlowAct.EndCall());
        call.Next(new FlowInput.Resumed(FlowCall.Now)).ShouldContain("such as Friday");
    }

    [Fact]
    public void Resumed_WithAToolPending_CallsTheSameStepAgain()
    {
        var call = Start(("day", "2026-11-27"), ("guests", "2"));
        var step = call.Tool.Step;
        call.Next(new FlowInput.Resumed(FlowCall.Now));
        call.Tool.Step.ShouldBe(step);
    }

    [Fact]
    public void Wait_IsGranted()
    {
        var call = Start();
        call.Say(CallerActs.Wait).ShouldBe("Of course, take your time.");
        call.State.Wait.ShouldBe(new FlowWait.Slot("day"));
    }
}
