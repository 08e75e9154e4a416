using Parley.Flows.Engine;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>The sample clinic's callers want something else than they began with: another task for the same appointment, none of the times, or both of two.</summary>
public sealed class ChangesOfMindTests
{
    private const string Offers = """{"count":2,"exact":false,"on_requested_day":true,"spoken":"8 a.m. or 11 a.m.","slots":[{"start":"2026-11-27T08:00","spoken":"8 a.m."},{"start":"2026-11-27T11:00","spoken":"11 a.m."}]}""";
    private const string One = """{"count":1,"appointments":[{"appointment_id":"a1","start":"2026-12-02T09:00","spoken":"Wednesday at 9 a.m."}]}""";
    private const string Two = """{"count":2,"appointments":[{"appointment_id":"a1","start":"2026-12-02T09:00","spoken":"Wednesday at 9 a.m."},{"appointment_id":"a2","start":"2026-12-04T09:00","spoken":"Friday at 9 a.m."}]}""";

    [Theory]
    [InlineData("hmm, can I move it instead?")]
    [InlineData("could we reschedule instead of cancelling")]
    [InlineData("no, I'd rather move it to Friday at nine")]
    [InlineData("wait, please reschedule it")]
    public void Cancellation_ReadBack_MakesRoomForAMove(string said)
    {
        var call = AtCancellation();

        call.Hear(ClinicCalls.Understanding, said);

        call.State.Stack[0].Flow.ShouldBe("move_appointment");
        call.State.Stack.ShouldNotContain(frame => frame.Flow == "cancel_appointment", "nobody comes back to what is not wanted any more");
        call.State.Stack[0].Slots["name"].Value.ShouldBe("John Smith");
    }

    [Theory]
    [InlineData("and I also need to move my other appointment")]
    [InlineData("I need a refill of my prescription")]
    public void Cancellation_ReadBack_StaysBesideAnotherTask(string said)
    {
        var call = AtCancellation();

        call.Hear(ClinicCalls.Understanding, said).ShouldNotContain("will not cancel");

        call.State.Stack[0].Flow.ShouldBe("cancel_appointment");
    }

    [Theory]
    [InlineData("no, cancel it")]
    [InlineData("cancel that please")]
    public void Booking_CalledOff_IsTheBooking_AndNoAppointmentThatStands(string said)
    {
        var call = AtOffers();

        call.Hear(ClinicCalls.Understanding, said).ShouldBe("Do you want to stop and not book an appointment?");
    }

    [Fact]
    public void BothOfTwo_AreCancelledOneAfterTheOther()
    {
        var call = AtWhichAppointment();

        call.Hear(ClinicCalls.Understanding, "both please").ShouldBe("One after the other. I cancel the appointment on Wednesday at 9 a.m. for John Smith. Is that right?");
        call.State.Later.ShouldHaveSingleItem().Flow.ShouldBe("cancel_appointment");
    }

    /// <summary>Which one it is next nobody is asked again, whatever else the calendar holds by then.</summary>
    [Fact]
    public void BothOfTwo_TheSecondIsKnown()
    {
        var call = AtWhichAppointment();
        call.Hear(ClinicCalls.Understanding, "both please");
        call.Hear(ClinicCalls.Understanding, "yes");
        call.Returns("""{"status":"cancelled","appointment_id":"a1","spoken":"Wednesday at 9 a.m."}""").ShouldEndWith(FlowPhrases.NowTheOther);
        call.Next(new FlowInput.Reread(FlowCall.Now, call.Understand(ClinicCalls.Understanding, "")));

        call.Returns("""{"count":2,"appointments":[{"appointment_id":"a2","start":"2026-12-04T09:00","spoken":"Friday at 9 a.m."},{"appointment_id":"a9","start":"2026-12-07T10:00","spoken":"Monday at 10 a.m."}]}""")
            .ShouldBe("It is Friday at 9 a.m. I cancel the appointment on Friday at 9 a.m. for John Smith. Is that right?");
    }

    [Theory]
    [InlineData("all of them")]
    [InlineData("cancel both of those")]
    [InlineData("all")]
    public void All_AreMeantByOtherWords(string said)
    {
        var call = AtWhichAppointment();

        call.Hear(ClinicCalls.Understanding, said);

        call.State.Later.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("the second one", "a2")]
    [InlineData("both of us will come on Friday", "a2")]
    public void OneOfTwo_IsOne(string said, string appointment)
    {
        var call = AtWhichAppointment();

        call.Hear(ClinicCalls.Understanding, said);

        call.State.Later.ShouldBeEmpty();
        call.State.Stack[0].Slots.GetValueOrDefault("appointment")?.Value.ShouldBe(appointment);
    }

    [Theory]
    [InlineData("none of those")]
    [InlineData("no, none of those work for me")]
    [InlineData("do you have any other day?")]
    [InlineData("something else please")]
    [InlineData("I can't make any of them")]
    [InlineData("what else do you have")]
    public void NoneOfTheTimes_AsksForAnotherDay(string said)
    {
        var call = AtOffers();

        call.Hear(ClinicCalls.Understanding, said).ShouldBe("Which day would you like to come?");

        call.State.FailuresInARow.ShouldBe(0);
    }

    [Theory]
    [InlineData("do you have anything later?", "afternoon")]
    [InlineData("earlier in the day would be better", "morning")]
    public void AnotherPartOfTheDay_IsLookedUpForTheSameDay(string said, string part)
    {
        var call = AtOffers();

        call.Hear(ClinicCalls.Understanding, said);

        call.State.Stack[0].Slots["part"].Value.ShouldBe(part);
        call.State.Stack[0].Slots["day"].Value.ShouldBe("2026-11-27");
    }

    [Theory]
    [InlineData("the later one", "2026-11-27T11:00")]
    [InlineData("none of those, the first one", "2026-11-27T08:00")]
    [InlineData("something at eleven", "2026-11-27T11:00")]
    public void OneOfTheTimes_IsTaken(string said, string start)
    {
        var call = AtOffers();

        call.Hear(ClinicCalls.Understanding, said);

        call.State.Stack[0].Slots.GetValueOrDefault("start")?.Value.ShouldBe(start);
    }

    [Theory]
    [InlineData("I need to book another appointment for a flu shot on Friday at nine", "Ada Lovelace")]
    [InlineData("I need to book an appointment for my wife on Friday at nine", null)]
    public void TaskAfterATask_KnowsWhoCalls_UnlessItIsForSomebodyElse(string said, string? name)
    {
        var call = ClinicCalls.AtPhone();
        call.Hear(ClinicCalls.Understanding, "217 555 0142");
        call.Hear(ClinicCalls.Understanding, "yes");
        call.Returns("""{"appointment_id":"a1","start":"2026-12-01T15:30","spoken":"Tuesday at 3:30 p.m."}""");
        call.Said.ShouldContain("is booked");

        call.Hear(ClinicCalls.Understanding, said);

        call.State.Stack[0].Flow.ShouldBe("book_appointment");
        call.State.Stack[0].Slots.GetValueOrDefault("name")?.Value.ShouldBe(name);
        call.State.Stack[0].Slots.ContainsKey("name").ShouldBe(name is not null);
        call.State.Stack[0].Slots["phone"].Value.ShouldBe("+12175550142");
    }

    [Fact]
    public void TimesAskedForOnceMore_AreNotTaken()
    {
        var call = AtOffers();

        call.Hear(ClinicCalls.Understanding, "what do you have?");

        call.State.Stack[0].Slots.ShouldNotContainKey("start");
    }

    private static FlowCall AtCancellation()
    {
        var call = AtAppointments();
        call.Returns(One);
        call.Said.ShouldContain("Is that right?");
        return call;
    }

    private static FlowCall AtWhichAppointment()
    {
        var call = AtAppointments();
        call.Returns(Two);
        call.Said.ShouldContain("Which one is it?");
        return call;
    }

    private static FlowCall AtAppointments() => ClinicCalls.Start("I want to cancel my appointment", "John Smith", "217 555 0142");

    private static FlowCall AtOffers()
    {
        var call = ClinicCalls.Start("I want to book an appointment", "a cough", "Friday");
        call.Returns(Offers);
        call.Said.ShouldContain("Which one");
        return call;
    }
}
