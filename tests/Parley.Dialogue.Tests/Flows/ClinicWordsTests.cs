using Parley.Flows.Engine;
using Parley.Understanding;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>The sample clinic's flows over callers' own words, as a recogniser writes them.</summary>
public sealed class ClinicWordsTests
{
    private static readonly ITurnUnderstanding Understanding = ClinicCalls.Understanding;

    [Theory]
    [InlineData("no, make it 415 555 0188")]
    [InlineData("No, make it 4155550188.")]
    [InlineData("no make it four one five five five five oh one eight eight")]
    [InlineData("No, make it for one five, five, five, five, oh one, eight, eight.")]
    [InlineData("no, the number is 415 555 0188")]
    [InlineData("No, make it 4, 1, 5, 5, 5, 5, 0, 1, 8, 8.")]
    [InlineData("No, make it for 155550188.")]
    [InlineData("Now make it for one five five, five five, oh one ate ate.")]
    [InlineData("415 555 0188")]
    public void Number_CorrectedAtTheReadingBack_IsTheNewOne(string said)
    {
        var call = AtReadingBack();

        call.Hear(Understanding, said);

        call.State.Stack[^1].Slots["phone"].Value.ShouldBe("+14155550188");
        call.Said.ShouldContain("4 1 5, 5 5 5, 0 1 8 8");
    }

    /// <summary>Who is not sure says neither yes nor no: nothing read back is thrown away, and the caller is asked for the one or the other.</summary>
    [Theory]
    [InlineData("I am not sure")]
    [InlineData("I'm not sure")]
    [InlineData("hmm, I'm not so sure")]
    [InlineData("I am not entirely certain")]
    [InlineData("not quite sure")]
    [InlineData("I am unsure about that")]
    [InlineData("I don't know")]
    public void ReadingBack_CallerIsNotSure_KeepsAll(string said)
    {
        var call = AtReadingBack();
        var slots = call.State.Stack[^1].Slots;

        call.Hear(Understanding, said).ShouldContain("yes", Case.Sensitive, "yes or no is asked for");

        call.State.Wait.ShouldBe(new FlowWait.Confirmation());
        call.State.Stack[^1].Slots.ShouldBe(slots);
        call.Hear(Understanding, "sorry, what was that?").ShouldContain("Shall I book it");
        call.Hear(Understanding, "yes");
        call.Tool.Tool.ShouldBe("appointment_booking");
    }

    [Fact]
    public void ReadingBack_NotHeardAfterHelp_IsReadAgain()
    {
        var call = AtReadingBack();
        call.Hear(Understanding, "help").ShouldStartWith(FlowPhrases.ConfirmHelp);

        call.Hear(Understanding, "what was that?").ShouldContain("Shall I book it?");
    }

    [Theory]
    [InlineData("I am not")]
    [InlineData("no, I'm not coming")]
    public void ReadingBack_PlainNo_StaysOne(string said)
    {
        var call = AtReadingBack();

        call.Hear(Understanding, said);

        call.State.Wait.ShouldNotBe(new FlowWait.Confirmation());
    }

    /// <summary>What was meant for the number is never taken for a bare "no", which would throw the booking away.</summary>
    [Theory]
    [InlineData("no, make it 415 5550")]
    [InlineData("No, make it 15 5 5 5 5 0.")]
    public void Number_CorrectedButUnusable_IsAskedForAgain(string said)
    {
        var call = AtReadingBack();

        call.Hear(Understanding, said).ShouldContain("phone number");

        call.State.Stack[^1].Node.ShouldBe("sure");
        call.Hear(Understanding, "415 555 0188").ShouldContain("0 1 8 8");
    }

    [Fact]
    public void Reason_SaidWithTheDay_KeepsItsOwnWords()
    {
        var call = ClinicCalls.Start();
        call.Hear(Understanding, "I want to book an appointment");

        call.Hear(Understanding, "sore throat, next Wednesday");

        var slots = call.State.Stack[^1].Slots;
        (slots["reason"].Value, slots["day"].Value).ShouldBe(("sore throat", "2026-12-02"));
    }

    [Theory]
    [InlineData("next Tuesday in the afternoon", "", "afternoon")]
    [InlineData("Tuesday morning", "", "morning")]
    [InlineData("next Tuesday at three in the afternoon", "15:00", "")]
    public void PartOfTheDay_IsWhatWasSaid_UnlessAnHourWas(string said, string time, string part)
    {
        var call = ClinicCalls.Start();
        call.Hear(Understanding, "I want to book an appointment");
        call.Hear(Understanding, "a checkup");

        call.Hear(Understanding, said);

        var slots = call.State.Stack[^1].Slots;
        (ValueOf("time"), ValueOf("part")).ShouldBe((time, part));

        string ValueOf(string name) => slots.GetValueOrDefault(name)?.Value ?? "";
    }

    [Theory]
    [InlineData("book a checkup", "checkup")]
    [InlineData("can you book me a physical on Friday", "physical")]
    public void Reason_SaidInTheRequest_IsTaken(string said, string reason)
    {
        var call = ClinicCalls.Start();

        call.Hear(Understanding, said);

        call.State.Stack[^1].Slots["reason"].Value.ShouldBe(reason);
    }

    /// <summary>A turn that was cut in the middle is read together with its beginning, which asked for the flow.</summary>
    [Theory]
    [InlineData("I would like to book an appointment a sore throat", "sore throat")]
    [InlineData("I would like to book an appointment. My knee hurts.", "knee hurts")]
    [InlineData("I would like to book an appointment", null)]
    public void Reason_BehindTheRequest_IsWithoutIt(string said, string? reason) => ReasonWhenAskedFor(said).ShouldBe(reason);

    [Theory]
    [InlineData("This takes forever. a sore throat", "sore throat")]
    [InlineData("this takes forever a sore throat", "sore throat")]
    [InlineData("I've been on hold for an hour! It's my back.", "back")]
    [InlineData("My knee hurts, and come on, hurry up", "knee hurts")]
    [InlineData("a bad cough. this is ridiculous", "bad cough")]
    [InlineData("a cut that takes forever to heal", "cut that takes forever to heal")]
    [InlineData("it takes forever for me to fall asleep", "it takes forever for me to fall asleep")]
    [InlineData("this is ridiculous, useless, pathetic", null)]
    [InlineData("come on, this is taking forever", null)]
    [InlineData("the second one", null)]
    [InlineData("DE89 3704 0044 0532 0130 00", null)]
    [InlineData("a second opinion", "second opinion")]
    public void Reason_BesideAComplaintAboutTheCall_IsWithoutIt(string said, string? reason) => ReasonWhenAskedFor(said).ShouldBe(reason);

    /// <summary>Once in a row it is no failure; then the caller is helped as anybody who gives no answer.</summary>
    [Theory]
    [InlineData("a checkup", "Yes, checkup. What name is the appointment for?")]
    [InlineData("it's a checkup", "Yes, checkup. What name is the appointment for?")]
    [InlineData("next Tuesday at half past three", "Yes, Tuesday, December 1st. What name is the appointment for?")]
    public void KnownValue_SaidAgain_IsNoFailure_Once(string said, string answer)
    {
        var call = ClinicCalls.Start();
        call.Hear(Understanding, "I want to book an appointment");
        call.Hear(Understanding, "a checkup");
        call.Hear(Understanding, "next Tuesday at half past three");
        call.Returns(ClinicCalls.Free);

        call.Hear(Understanding, said).ShouldBe(answer);
        call.State.FailuresInARow.ShouldBe(0);
        call.Hear(Understanding, said).ShouldBe("Please tell me the first and last name. You can also spell it.");
        call.State.FailuresInARow.ShouldBe(1);
    }

    [Theory]
    [InlineData("come on", "Please tell me the first and last name. You can also spell it.")]
    [InlineData("this is ridiculous", "Please tell me the first and last name. You can also spell it.")]
    [InlineData("stop", "Do you want to stop and not book an appointment?")]
    public void Name_AskedFor_IsNoComplaintAndNoStop(string said, string answer)
    {
        var call = ClinicCalls.Start();
        call.Hear(Understanding, "I want to book an appointment");
        call.Hear(Understanding, "a checkup");
        call.Hear(Understanding, "next Tuesday at half past three");
        call.Returns(ClinicCalls.Free);

        call.Hear(Understanding, said).ShouldBe(answer);

        call.State.Stack[^1].Slots.ContainsKey("name").ShouldBeFalse();
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("no")]
    [InlineData("okay")]
    [InlineData("thank you very much")]
    [InlineData("um yes please")]
    public void Pharmacy_AnsweredWithABareReaction_IsAskedForAgain(string said)
    {
        var call = ClinicCalls.Start();
        call.Hear(Understanding, "I need a refill of my prescription");
        call.Hear(Understanding, "lisinopril");

        call.Hear(Understanding, said).ShouldContain("pharmacy");

        call.State.Stack[^1].Slots.Keys.ShouldBe(["medication"]);
    }

    [Theory]
    [InlineData("That was all, thank you, goodbye")]
    [InlineData("that will be everything thanks bye")]
    public void Goodbye_AsksForNoTask(string said)
    {
        var call = ClinicCalls.Start();

        call.Hear(Understanding, said);

        call.Acts.ShouldHaveSingleItem().ShouldBeOfType<FlowAct.LeaveToOthers>();
    }

    private static FlowCall AtReadingBack()
    {
        var call = ClinicCalls.AtPhone();
        call.Hear(Understanding, "415 555 0123");
        call.Said.ShouldContain("Shall I book it?");
        return call;
    }

    private static string? ReasonWhenAskedFor(string said)
    {
        var call = ClinicCalls.Start();
        call.Hear(Understanding, "I want to book an appointment");
        call.Hear(Understanding, said);
        return call.State.Stack[^1].Slots.GetValueOrDefault("reason")?.Value;
    }
}
