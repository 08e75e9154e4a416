using Parley.Flows.Engine;
using Parley.Testing.Dialogue;
using Parley.Understanding;
using Parley.Understanding.Acts;
using Parley.Understanding.Spoken;
using static Parley.Dialogue.Tests.Flows.BookingFlow;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>Callers who did not hear, or are not sure that anybody does.</summary>
public sealed class LostThreadTests
{
    [Theory]
    [InlineData("hello?", CallerActs.Presence)]
    [InlineData("hello, are you still there?", CallerActs.Presence)]
    [InlineData("can you hear me", CallerActs.Presence)]
    [InlineData("is anybody there?", CallerActs.Presence)]
    [InlineData("sorry, what was that?", CallerActs.Repeat)]
    [InlineData("sorry, what was that? sorry, what was that?", CallerActs.Repeat)]
    [InlineData("sorry what was that sorry what was that sorry what was that", CallerActs.Repeat)]
    [InlineData("are you still there? Are you still there?", CallerActs.Presence)]
    [InlineData("pardon?", CallerActs.Repeat)]
    [InlineData("come again?", CallerActs.Repeat)]
    [InlineData("I didn't catch that", CallerActs.Repeat)]
    public void Wording_IsNoQuestionForKnowledge(string text, CallerActs act)
    {
        var acts = TurnActs.Of(SpokenTurn.Of(text));
        acts.HasFlag(act).ShouldBeTrue();
        acts.HasFlag(CallerActs.Question).ShouldBeFalse();
    }

    [Theory]
    [InlineData("are you there on Friday")]
    [InlineData("hello I need an appointment")]
    [InlineData("is anybody there who speaks Spanish")]
    public void Wording_WithMoreInIt_IsNoMerePresence(string text) => TurnActs.HasLostThread(text).ShouldBeFalse();

    [Fact]
    public void Presence_InAFlow_IsAssuredAndTheQuestionAskedAgain()
    {
        var call = Start();
        call.Say(CallerActs.Presence).ShouldBe("Yes, I am here. Which day?");
        call.State.FailuresInARow.ShouldBe(0);
        call.State.Wait.ShouldBe(new FlowWait.Slot("day"));
    }

    [Fact]
    public void Repeat_OfWhetherToStop_KeepsThatQuestionOpen()
    {
        var call = AtConfirmation();
        call.Say(CallerActs.Cancel);
        call.Say(CallerActs.Repeat).ShouldBe("Do you want to stop and not book a table?");
        call.Say(CallerActs.Affirm).ShouldStartWith("All right, I have stopped that.");
    }

    [Fact]
    public void Repeat_AtAConfirmation_ReadsBackAgain_HoweverOften()
    {
        var call = AtConfirmation();
        var reading = call.Said;
        reading.ShouldStartWith("A table for ");
        call.Say().ShouldNotContain("A table");
        for (var i = 0; i < 5; i++)
            call.Say(CallerActs.Repeat).ShouldBe(reading);
        call.State.FailuresInARow.ShouldBe(1, "only the answer that was none counts");
        call.Say(CallerActs.Affirm);
        call.Tool.Tool.ShouldBe("make_booking");
    }

    [Fact]
    public void Repeat_AtAConfirmationWithARefusedChange_ReadsBackAgain()
    {
        var call = AtConfirmation();
        var reading = call.Said;
        call.Say(("guests", "99")).ShouldNotContain("A table");
        call.Say(CallerActs.Repeat).ShouldBe(reading);
    }

    [Fact]
    public void Repeat_AfterTimeWasGiven_SaysTheQuestion()
    {
        var call = Start();
        call.Say(CallerActs.Wait).ShouldBe(FlowPhrases.TakeYourTime);
        call.Say(CallerActs.Repeat).ShouldBe("Which day?");
    }

    [Fact]
    public void Repeat_AfterAQuestionWasAnswered_SaysTheAnswerToo()
    {
        var call = Start();
        call.Say("how much is it?", ScriptedUnderstanding.Turn(acts: CallerActs.Question));
        call.Next(new FlowInput.KnowledgeAnswered(FlowCall.Now, "It is free."));
        call.Say(CallerActs.Repeat).ShouldBe("It is free. Which day?");
    }

    [Fact]
    public async Task Outcome_TalkedIntoForLong_IsStillToldToWhoeverAsks()
    {
        var call = new RuntimeCall();
        await call.ToConfirmationAsync();
        await CutShortAsync(call, "yes");
        for (var i = 0; i < 6; i++)
            (await CutShortAsync(call, "and the price")).ShouldStartWith("Booked under number A7.");
        (await CutShortAsync(call, "and the price")).ShouldBe("Others speak.", "nobody is told for ever unasked");

        (await CutShortAsync(call, "hello?")).ShouldStartWith("Yes, I am here. Booked under number A7.");
        call.Crash();
        var told = await call.ResumeAsync();
        told.Text().ShouldContain("Booked under number A7.");
    }

    private static async Task<string> CutShortAsync(RuntimeCall call, string text)
    {
        var parts = await call.Parts(text, call.Turn + 1, TestContext.Current.CancellationToken).OfType<ReplyPart.Text>().ToListAsync(TestContext.Current.CancellationToken);
        call.HeardOnly(text, "Boo");
        return parts.Text().Trim();
    }
}
