using Parley.Agents;
using Parley.Flows.Checking;
using Parley.Flows.Engine;
using Parley.Handoff;
using Parley.Testing;
using Parley.Tools;
using Parley.Understanding;
using static Parley.Testing.Dialogue.ScriptedToolGateway;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>The sample clinic's own flows, with its tools' real shapes of arguments and results.</summary>
public sealed class ClinicFlowsTests
{
    internal static readonly ToolDefinition[] Catalogue =
    [
        Define("calendar_lookup", ToolEffect.Reads, "", "action", "from", "until", "time", "part_of_day", "name", "phone"),
        Define("appointment_booking", ToolEffect.Commits, "", "action", "start", "name", "phone", "notes", "appointment_id"),
        Define("insurance_eligibility", ToolEffect.Reads, "", "plan", "member_id"),
        Define("create_ticket", ToolEffect.Commits, "", "subject", "description", "name", "contact"),
    ];

    internal static AgentDefinition Agent { get; } = Read();

    [Fact]
    public void Flows_AreSound() => FlowChecker.Check(Agent, Catalogue).ShouldBeEmpty();

    [Fact]
    public void Booking_AtAnExactTime_GoesStraightToTheNames()
    {
        var call = new FlowCall(Agent, Catalogue);
        call.Say("book_appointment", CallerActs.None, ("day", "2026-12-01"), ("time", "15:30"), ("reason", "a checkup"));
        call.Tool.Arguments.GetRawText().ShouldBe("""{"action":"free_slots","from":"2026-12-01","time":"15:30"}""");
        call.Returns("""{"count":1,"exact":true,"on_requested_day":true,"spoken":"Tuesday at 3:30 p.m.","slots":[{"start":"2026-12-01T15:30","spoken":"Tuesday at 3:30 p.m."}]}""")
            .ShouldBe("What name is the appointment for?");
        call.Say(("name", "Ada Lovelace"), ("phone", "+14155550123")).ShouldStartWith("So that is Tuesday at 3:30 p.m. for <Ada Lovelace>");
        call.Say(CallerActs.Affirm);
        call.Tool.Arguments.GetProperty("start").GetString().ShouldBe("2026-12-01T15:30");
        call.Tool.Sources["start"].ShouldBe(Parley.Flows.ValueSource.Confirmed);
        call.Returns("""{"status":"booked","appointment_id":"a1","start":"2026-12-01T15:30","spoken":"Tuesday at 3:30 p.m."}""").ShouldContain("booked for Tuesday at 3:30 p.m.");
    }

    [Fact]
    public void Moving_FindsTheAppointmentFirst()
    {
        var call = new FlowCall(Agent, Catalogue);
        call.Say("move_appointment", CallerActs.None, ("day", "2026-12-02")).ShouldBe("What name is the appointment under?");
        call.Say(("name", "Ada Lovelace"), ("phone", "+14155550123"));
        call.Tool.Arguments.GetProperty("action").GetString().ShouldBe("appointments");
        call.Returns("""{"count":2,"appointments":[{"appointment_id":"a1","start":"2026-12-01T15:30","spoken":"Tuesday"},{"appointment_id":"a2","start":"2026-12-03T09:00","spoken":"Thursday"}]}""")
            .ShouldBe("I find Tuesday, and Thursday. Which one is it?");
        call.Say(("appointment", "a2"));
        call.Tool.Arguments.GetProperty("from").GetString().ShouldBe("2026-12-02");
        call.Returns("""{"count":1,"exact":false,"on_requested_day":true,"spoken":"Wednesday at 10 a.m.","slots":[{"start":"2026-12-02T10:00","spoken":"Wednesday at 10 a.m."}]}""");
        call.Say(("start", "2026-12-02T10:00")).ShouldBe("I move your appointment on <a2> to <2026-12-02T10:00>, under the name <Ada Lovelace>. Is that right?");
        call.Say(CallerActs.Affirm);
        call.Tool.Arguments.GetProperty("appointment_id").GetString().ShouldBe("a2");
    }

    [Fact]
    public void Cancelling_TheOnlyAppointment_ReadsItBackAsItIsSaid()
    {
        var call = new FlowCall(Agent, Catalogue);
        call.Say("cancel_appointment", CallerActs.Cancel, ("name", "Ada Lovelace"), ("phone", "+14155550123"));
        call.Returns("""{"count":1,"appointments":[{"appointment_id":"a1","start":"2026-12-01T15:30","spoken":"Tuesday at 3:30 p.m."}]}""")
            .ShouldBe("I cancel the appointment on Tuesday at 3:30 p.m. for <Ada Lovelace>. Is that right?");
        call.Say(CallerActs.Deny).ShouldStartWith("All right, the appointment stays as it is.");
    }

    [Fact]
    public void Refill_IsPassedOnOnceConfirmed()
    {
        var call = new FlowCall(Agent, Catalogue);
        call.Say("prescription_refill", CallerActs.None, ("medication", "Lisinopril"), ("pharmacy", "Main Street"), ("name", "Ada"), ("date_of_birth", "1980-02-01"), ("phone", "+14155550123"))
            .ShouldContain("Is that right?");
        call.Say(CallerActs.Affirm);
        call.Tool.Tool.ShouldBe("create_ticket");
        call.Returns("{}").ShouldContain("two working days");
    }

    [Fact]
    public void Insurance_NotAccepted_IsToldWithThePrice()
    {
        var call = new FlowCall(Agent, Catalogue);
        call.Say("insurance_question");
        call.Say(("payer", "medicaid"));
        call.Returns("""{"accepted": false}""").ShouldContain("we do not accept");
        call.State.Stack.ShouldBeEmpty();
    }

    [Fact]
    public void Emergency_CallsTheNurse()
    {
        var call = new FlowCall(Agent, Catalogue);
        call.Say(CallerActs.Emergency).ShouldStartWith("This sounds like an emergency. Please hang up now and call 9 1 1.");
        var person = call.Acts.OfType<FlowAct.CallPerson>().Single();
        (person.Reason, person.Queue, person.Urgency).ShouldBe((HandoffReason.MedicalEmergency, "nurse_line", HandoffUrgency.Immediate));
    }

    private static AgentDefinition Read()
    {
        var path = Path.Combine(RepositoryPaths.Root, "samples", "clinic_123", "clinic_appointment_assistant.yaml");
        var (agent, faults) = AgentFile.Parse(File.ReadAllText(path), Clinic.Tenant.Id);
        faults.ShouldBeEmpty();
        return agent!;
    }
}
