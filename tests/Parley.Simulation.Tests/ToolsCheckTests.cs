using Parley.Simulation.Checking;
using Parley.Simulation.Dialogues;

namespace Parley.Simulation.Tests;

public sealed class ToolsCheckTests
{
    [Fact]
    public void MisspeltTool_ThatShallNotBeCalled_FailsTheScenario() =>
        ToolsCheck.Failures(new Expectations { NoTools = ["appointment_bookng"] }, Call()).ShouldHaveSingleItem()
            .ShouldBe("tools: there is no tool 'appointment_bookng': did you mean 'appointment_booking'?");

    [Fact]
    public void MisspeltTool_ToBeCalledNever_FailsTheScenario() =>
        ToolsCheck.Failures(new Expectations { Tools = [new ExpectedTool("calender_lookup", new Dictionary<string, string>(), null, 0)] }, Call())
            .ShouldHaveSingleItem().ShouldContain("calendar_lookup");

    [Fact]
    public void Tool_ThatShallNotBeCalledAndWasNot_IsFine() =>
        ToolsCheck.Failures(new Expectations { NoTools = ["appointment_booking"] }, Call()).ShouldBeEmpty();

    private static CallOutcome Call() => new()
    {
        Ended = default, StartedAt = DateTimeOffset.UnixEpoch, Events = [], Marks = [], Mute = [], Silences = [], Tools = [], KnownTools = ["appointment_booking", "calendar_lookup"],
        Recorded = false, ModelRequests = [], ModelAnswers = [], Dialogue = new DialogueLog(() => 0), Lasted = TimeSpan.Zero,
    };
}
