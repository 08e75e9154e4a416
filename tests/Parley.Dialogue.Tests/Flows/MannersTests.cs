using Microsoft.Extensions.DependencyInjection;
using Parley.Dialogue.Tests.Understanding;
using Parley.Flows.Checking;
using Parley.Flows.Engine;
using Parley.Understanding;
using static Parley.Dialogue.Tests.Flows.BookingFlow;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>What callers say to a question instead of an answer: that any will do, or what it is asked for.</summary>
public sealed class MannersTests
{
    private static readonly ITurnUnderstanding Understanding = ClinicUnderstanding.Services(withEncoder: false).GetRequiredService<ITurnUnderstanding>();

    private static readonly string WithKeys = Yaml.Replace(
        "type: date\n", "type: date\n      any: \"{{ today }}\"\n      why: We are closed on some days.\n", StringComparison.Ordinal);

    [Theory]
    [InlineData("whenever")]
    [InlineData("uh whenever is fine")]
    [InlineData("any day works")]
    [InlineData("the earliest you have")]
    [InlineData("as soon as possible please")]
    [InlineData("i don't mind")]
    [InlineData("what do you have?")]
    [InlineData("hmm, what days are available")]
    [InlineData("when can I come")]
    public void Day_LeftToTheAgent_IsWhatTheFileSays(string said)
    {
        var call = Asked(WithKeys);

        call.Hear(Understanding, said).ShouldBe("How many guests?");

        call.State.Top!.Slots["day"].Value.ShouldBe("2026-11-25");
        call.State.FailuresInARow.ShouldBe(0);
    }

    [Theory]
    [InlineData("not the earliest")]
    [InlineData("the earliest i can say is later")]
    [InlineData("anyway")]
    [InlineData("when are you open")]
    public void Day_NotLeftToTheAgent_IsAskedOn(string said)
    {
        var call = Asked(WithKeys);

        call.Hear(Understanding, said);

        call.State.Top!.Slots.ShouldNotContainKey("day");
    }

    [Fact]
    public void Day_NamedWithTheEarliestTime_IsTheOneNamed()
    {
        var call = Asked(WithKeys);

        call.Hear(Understanding, "friday the earliest you have");

        call.State.Top!.Slots["day"].Value.ShouldBe("2026-11-27");
    }

    [Fact]
    public void Day_LeftOpenWithoutTheKey_IsAskedOn()
    {
        var call = Asked(Yaml);

        call.Hear(Understanding, "whenever").ShouldContain("Please tell me the day");

        call.State.Top!.Slots.ShouldBeEmpty();
    }

    [Fact]
    public void ChoiceOfATool_LeftToTheAgent_IsTheFirst()
    {
        var call = Start(("day", "2026-11-27"), ("guests", "2"));
        call.Returns(Free);

        call.Say(CallerActs.Whichever).ShouldBe("What is your name?");

        call.State.Top!.Slots["start"].Value.ShouldBe("2026-11-27T18:00");
    }

    /// <summary>Nobody leaves to chance which of two appointments goes.</summary>
    [Theory]
    [InlineData("any of them")]
    [InlineData("whichever")]
    [InlineData("you choose")]
    public void OneOfSeveralThings_LeftToTheAgent_IsAskedOn(string said)
    {
        var call = new FlowCall(ClinicFlowsTests.Agent, ClinicFlowsTests.Catalogue);
        call.Say("cancel_appointment", CallerActs.None, ("name", "Ada Lovelace"), ("phone", "+14155550123"));
        call.Returns("""{"count":2,"appointments":[{"appointment_id":"a1","start":"2026-12-01T15:30","spoken":"Tuesday"},{"appointment_id":"a2","start":"2026-12-03T09:00","spoken":"Thursday"}]}""");

        call.Hear(Understanding, said).ShouldContain("Which one is it?");

        call.State.Top!.Slots.ShouldNotContainKey("appointment");
    }

    [Fact]
    public void RequestItself_MayLeaveTheDayOpen()
    {
        var call = new FlowCall(WithKeys, Catalogue);

        call.Say("book", CallerActs.Whichever).ShouldBe("How many guests?");
    }

    [Theory]
    [InlineData("why do you need that")]
    [InlineData("what is that for")]
    [InlineData("why do you ask")]
    public void Why_IsToldFromTheFile_AndTheQuestionPutAgain(string said)
    {
        var call = Asked(WithKeys);

        call.Hear(Understanding, said).ShouldBe("We are closed on some days. Which day?");

        call.State.FailuresInARow.ShouldBe(0);
        call.State.Wait.ShouldBe(new FlowWait.Slot("day"));
    }

    [Fact]
    public void Why_WithoutTheKey_IsTheTaskItself()
    {
        var call = Start(("day", "2026-11-27"), ("guests", "2"));
        call.Returns(Free);
        call.Say(("start", "2026-11-27T18:00"));

        call.Hear(Understanding, "why do you need my name").ShouldBe("I need it to book a table. What is your name?");
    }

    [Fact]
    public void ReadingBack_NotUnderstoodTwice_IsAskedInOtherWords()
    {
        var call = AtConfirmation();

        call.Say("what a day", ScriptedTurn).ShouldBe(FlowPhrases.Confirm);
        call.Say("what a day", ScriptedTurn).ShouldBe(FlowPhrases.ConfirmAgain);
        call.Say(CallerActs.Affirm);

        call.Tool.Tool.ShouldBe("make_booking");
    }

    [Fact]
    public void Any_OfAnotherType_IsAFault()
    {
        var yaml = Yaml.Replace("type: date\n", "type: date\n      any: soon\n", StringComparison.Ordinal);

        FlowChecker.Check(FlowCall.AgentOf(yaml) with { Tools = ["look_up", "make_booking"] }, Catalogue)
            .ShouldContain(f => f.ToString()!.Contains("slots.day.any") && f.ToString()!.Contains("'soon' is no value of the slot's type"));
    }

    [Fact]
    public void OfferedTask_AnsweredWithAValue_Begins()
    {
        var call = Offered();

        call.Hear(Understanding, "yes on friday");

        call.State.Top!.Slots["day"].Value.ShouldBe("2026-11-27");
        call.Said.ShouldBe("How many guests?");
    }

    [Fact]
    public void OfferedTask_AnsweredWithAValueAlone_BeginsToo()
    {
        var call = Offered();

        call.Hear(Understanding, "friday");

        call.State.Top!.Slots["day"].Value.ShouldBe("2026-11-27");
    }

    [Theory]
    [InlineData("no not on friday")]
    [InlineData("are you open on friday")]
    public void OfferedTask_DeclinedOrAskedAbout_DoesNotBegin(string said)
    {
        var call = Offered();

        call.Hear(Understanding, said);

        call.State.Stack.ShouldBeEmpty();
    }

    private static UnderstoodTurn ScriptedTurn => new([], new Dictionary<string, FoundValue>(), CallerActs.None, new Dictionary<string, string>());

    private static FlowCall Asked(string yaml)
    {
        var call = new FlowCall(yaml, Catalogue);
        call.Say("book").ShouldBe("Which day?");
        return call;
    }

    private static FlowCall Offered()
    {
        var call = new FlowCall(Yaml, Catalogue);
        call.Say("a table maybe", ScriptedTurn with { Intents = [new ScoredIntent("book", 0.4)] }).ShouldBe("Do you want to book a table?");
        return call;
    }
}
