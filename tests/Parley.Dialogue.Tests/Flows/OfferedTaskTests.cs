using Microsoft.Extensions.DependencyInjection;
using Parley.Dialogue.Tests.Understanding;
using Parley.Testing.Dialogue;
using Parley.Understanding;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>"Do you want to book an appointment?": what the caller had said before is read together with the answer, and the answer counts.</summary>
public sealed class OfferedTaskTests
{
    private static readonly ITurnUnderstanding Understanding = ClinicUnderstanding.Services(withEncoder: false).GetRequiredService<ITurnUnderstanding>();

    /// <summary>It is Wednesday, November 25th 2026.</summary>
    [Theory]
    [InlineData("The little one tumbled down the stairs this morning", "yes, on Thursday at ten", "2026-11-26", "10:00", "")]
    [InlineData("He has been coughing in the morning", "yes, on Friday at four in the afternoon", "2026-11-27", "16:00", "")]
    [InlineData("It has hurt since this morning", "yes please, Monday afternoon", "2026-11-30", "", "afternoon")]
    [InlineData("Tuesday at three for my knee", "yes", "2026-12-01", "15:00", "")]
    [InlineData("Tuesday at three for my knee", "yes, but on Thursday", "2026-11-26", "15:00", "")]
    [InlineData("Tuesday at three for my knee", "yes, at four", "2026-12-01", "16:00", "")]
    public void DayInTheAnswer_ComesBeforeTheDayOfTheStory(string story, string answer, string day, string time, string part)
    {
        var call = new FlowCall(ClinicFlowsTests.Agent, ClinicFlowsTests.Catalogue);
        call.Say(story, ScriptedUnderstanding.Nothing with { Intents = [new ScoredIntent("book_appointment", 0.4)] }).ShouldBe("Do you want to book an appointment?");

        call.Hear(Understanding, answer);

        (ValueOf("day"), ValueOf("time"), ValueOf("part")).ShouldBe((day, time, part));

        string ValueOf(string slot) => call.State.Stack[^1].Slots.GetValueOrDefault(slot)?.Value ?? "";
    }
}
