using Parley.Flows.Engine;
using Parley.Understanding;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>What the sample clinic's callers want of it in one breath, and what they give up again, in their own words.</summary>
public sealed class AgendaTests
{
    private static readonly ITurnUnderstanding Understanding = ClinicCalls.Understanding;

    [Theory]
    [InlineData("I need a refill and an appointment", "prescription_refill", "book_appointment")]
    [InlineData("I'd like an appointment and a refill please", "book_appointment", "prescription_refill")]
    [InlineData("I'd like to cancel my appointment and a refill", "cancel_appointment", "prescription_refill")]
    [InlineData("a refill, an insurance check and an appointment", "prescription_refill", "insurance_question", "book_appointment")]
    [InlineData("I need a refill, cancel my appointment, check my insurance, and book a new appointment", "prescription_refill", "cancel_appointment", "insurance_question", "book_appointment")]
    [InlineData("I need a refill, an appointment for my son, cancel my appointment on Friday, check my insurance, and what are your hours", "prescription_refill", "book_appointment", "cancel_appointment", "insurance_question")]
    public void Wishes_OfOneSentence_AreAllKeptInTheirOrder(string said, string first, params string[] later)
    {
        var call = Start();

        call.Hear(Understanding, said);

        call.State.Stack[0].Flow.ShouldBe(first);
        call.State.Later.Select(l => l.Flow).OfType<string>().ShouldBe(later);
    }

    [Fact]
    public void SecondWish_IsAnnounced_AndTakenUpWhenTheFirstEnds()
    {
        var call = Start();
        call.Next(Understood(call, "I need a refill and an appointment")).ShouldBe("We will book an appointment right after that.");
        call.Next(new FlowInput.Reread(FlowCall.Now, call.Understand(Understanding, "I need a refill"))).ShouldBe("Which medicine do you need?");
        call.Next(Understood(call, "forget the refill")).ShouldBe("All right, I have stopped that. You also wanted to book an appointment.");

        call.State.Stack.ShouldHaveSingleItem().Flow.ShouldBe("book_appointment");
    }

    [Theory]
    [InlineData("forget the refill, just the appointment")]
    [InlineData("never mind the refill")]
    [InlineData("actually, skip the refill")]
    [InlineData("I don't need the refill any more")]
    [InlineData("just the appointment please")]
    [InlineData("no, only the appointment")]
    [InlineData("the refill can wait")]
    public void WishUnderWay_GivenUp_MakesRoomForTheNext(string said)
    {
        var call = AtPharmacy();

        call.Hear(Understanding, said);

        call.State.Stack.ShouldHaveSingleItem().Flow.ShouldBe("book_appointment", said);
        call.State.Later.ShouldBeEmpty();
    }

    [Fact]
    public void WishThatStays_GetsTheWordsSaidOfIt()
    {
        var call = AtPharmacy();

        call.Hear(Understanding, "forget the refill, just the appointment on Tuesday");

        call.State.Top!.Slots["day"].Value.ShouldBe("2026-12-01");
    }

    [Theory]
    [InlineData("forget the appointment")]
    [InlineData("we can skip the appointment")]
    [InlineData("just the refill")]
    [InlineData("leave out the rest")]
    public void WishThatWaits_GivenUp_DropsOut_AndTheQuestionStands(string said)
    {
        var call = AtPharmacy();

        call.Hear(Understanding, said).ShouldBe("All right, I will not book an appointment. Which pharmacy should it go to?");

        call.State.Later.ShouldBeEmpty();
        call.State.Top!.Slots.ContainsKey("pharmacy").ShouldBeFalse();
    }

    [Fact]
    public void WishThatWaits_GivenUpWithAnAnswer_LosesNeither()
    {
        var call = AtPharmacy();

        call.Hear(Understanding, "the CVS on Main Street, and forget the appointment").ShouldStartWith("All right, I will not book an appointment. What is your name?");

        call.State.Top!.Slots["pharmacy"].Value.ShouldContain("CVS");
    }

    [Fact]
    public void WishTurnedFrom_GivenUpWhileAnotherRuns_IsNotComeBackTo()
    {
        var call = Start();
        call.Hear(Understanding, "I need a refill of lisinopril");
        call.Hear(Understanding, "I want to verify my insurance");
        call.Hear(Understanding, "yes");
        call.State.Stack.Select(f => f.Flow).ShouldBe(["prescription_refill", "insurance_question"]);

        call.Hear(Understanding, "and forget the refill").ShouldStartWith("All right, I will not request a prescription refill.");

        call.State.Stack.ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.Flow.ShouldBe("insurance_question"), f => f.Kind.ShouldBe(FrameKind.Root));
    }

    [Fact]
    public void NothingToGiveUp_IsReadAsWhatItSays()
    {
        var call = Start();

        call.Hear(Understanding, "I don't need my appointment any more");

        call.State.Stack[0].Flow.ShouldBe("cancel_appointment");
        call.Hear(Understanding, "I don't need the appointment any more");
        call.State.Stack[0].Flow.ShouldBe("cancel_appointment", "that is why it is cancelled");
    }

    [Theory]
    [InlineData("friday hours")]
    [InlineData("Friday hours?")]
    [InlineData("your friday hours please")]
    [InlineData("what about parking")]
    [InlineData("and the address")]
    public void QuestionWithoutAVerb_MidFlow_IsAnswered_AndTheQuestionStands(string said)
    {
        foreach (var request in (string[])["I want to book an appointment for a checkup", "I need to move my appointment"])
        {
            var call = Start();
            call.Hear(Understanding, request);
            var (open, slots) = (call.State.Wait, call.State.Top!.Slots);

            call.Hear(Understanding, said);

            call.Acts.ShouldBe([new FlowAct.AnswerFromKnowledge(said)]);
            call.Next(new FlowInput.KnowledgeAnswered(FlowCall.Now, "From eight to four."));
            call.State.Wait.ShouldBe(open);
            call.State.Top!.Slots.ShouldBe(slots);
        }
    }

    /// <summary>Who says who they are beside the wish for a person is not asked again when they would rather go on.</summary>
    [Theory]
    [InlineData("This is John Smith, can I talk to a person?")]
    [InlineData("I want to talk to a person. My name is John Smith.")]
    [InlineData("my name is John Smith and I'd like to speak to a human")]
    public void NameBesideTheWishForAPerson_IsNotAskedAgain(string said)
    {
        var call = Start();
        call.Next(Understood(call, said));
        call.Raised();

        call.Hear(Understanding, "I want to book an appointment for a checkup on Tuesday");

        call.State.Top!.Slots["name"].Value.ShouldBe("John Smith");
    }

    [Theory]
    [InlineData("John Smith, but can I talk to a person")]
    [InlineData("it's John Smith and I want to talk to a human being")]
    public void NameBesideTheWishForAPerson_MidFlow_IsKeptWithTheFlow(string said)
    {
        var call = Start();
        call.Hear(Understanding, "I need to cancel my appointment");
        call.Next(Understood(call, said));
        call.Raised();

        call.Hear(Understanding, "no, never mind, you can do it");
        call.Next(new FlowInput.HandoffWithdrawn(FlowCall.Now, IsWithdrawn: true)).ShouldEndWith("What phone number is it under?");
    }

    private static FlowCall Start() => new(ClinicFlowsTests.Agent, ClinicFlowsTests.Catalogue);

    private static FlowCall AtPharmacy()
    {
        var call = Start();
        call.Hear(Understanding, "I need a refill and an appointment");
        call.Hear(Understanding, "lisinopril").ShouldBe("Which pharmacy should it go to?");
        return call;
    }

    private static FlowInput.Understood Understood(FlowCall call, string text) => new(FlowCall.Now, call.State.Turn + 1, text, call.Understand(Understanding, text));
}
