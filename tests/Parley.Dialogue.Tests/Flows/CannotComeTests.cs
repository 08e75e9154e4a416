using Microsoft.Extensions.DependencyInjection;
using Parley.Dialogue.Tests.Understanding;
using Parley.Flows.Engine;
using Parley.Understanding;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>Who cannot keep an appointment wants to move it or to cancel it, and books no other one.</summary>
public sealed class CannotComeTests(CannotComeTests.Encoder encoder) : IClassFixture<CannotComeTests.Encoder>
{
    [Theory]
    [InlineData("I've got something on Wednesday and can't make it")]
    [InlineData("I've got something on Wednesday and I cannot make it")]
    [InlineData("I have something on Wednesday, can't make it")]
    [InlineData("I've got something at work on Wednesday at nine, so I can't make it")]
    [InlineData("I can't make Wednesday")]
    [InlineData("My car broke down and I can't come today")]
    [InlineData("I have something else on Wednesday and I can't come")]
    public void Appointment_ThatCannotBeKept_IsMovedOrCancelled(string said)
    {
        var call = ClinicCalls.Start();

        call.Hear(encoder.Understanding, said);

        if (call.State.Wait is FlowWait.Choosing choice)
            choice.Flows.ShouldBe(["move_appointment", "cancel_appointment"], ignoreOrder: true);
        else
            call.State.Stack[0].Flow.ShouldBeOneOf("move_appointment", "cancel_appointment");
    }

    [Theory]
    [InlineData("cancel it please", "cancel_appointment")]
    [InlineData("move it", "move_appointment")]
    [InlineData("I'd rather reschedule", "move_appointment")]
    public void Question_WhichOfTheTwo_IsAnsweredInAFewWords(string answer, string flow)
    {
        var call = ClinicCalls.Start();
        call.Hear(encoder.Understanding, "I can't make Wednesday").ShouldMatch("^Do you want to .*cancel an appointment.*\\?$");

        call.Hear(encoder.Understanding, answer);

        call.State.Stack[0].Flow.ShouldBe(flow);
    }

    [Fact]
    public void Question_WhichOfTheTwo_NeitherIsWanted()
    {
        var call = ClinicCalls.Start();
        call.Hear(encoder.Understanding, "I can't make Wednesday");

        call.Next(new FlowInput.Silence(FlowCall.Now)).ShouldContain("Do you want to");
        call.Hear(encoder.Understanding, "no").ShouldBe(FlowPhrases.AnythingElse);
    }

    [Fact]
    public void NewAppointment_BesideAnOldOneMissed_IsBooked()
    {
        var call = ClinicCalls.Start();

        call.Hear(encoder.Understanding, "I couldn't come last week so I want to book a new appointment");

        call.State.Stack[0].Flow.ShouldBe("book_appointment");
    }

    /// <summary>The understanding of a server with its models.</summary>
    public sealed class Encoder : IDisposable
    {
        private readonly ServiceProvider _services = ClinicUnderstanding.Services(withEncoder: true);

        internal ITurnUnderstanding Understanding => _services.GetRequiredService<ITurnUnderstanding>();

        public void Dispose() => _services.Dispose();
    }
}
