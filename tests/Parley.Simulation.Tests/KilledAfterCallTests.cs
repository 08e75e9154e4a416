using Parley.Simulation.Callers;
using Parley.Simulation.Faults;
using Parley.Simulation.Scenarios;
using Parley.Simulation.Tools;

namespace Parley.Simulation.Tests;

/// <summary>The process dies while it waits for a tool whose caller has gone: that call is over, and there is none to go on with.</summary>
public sealed class KilledAfterCallTests(RunningScenarios running) : IClassFixture<RunningScenarios>
{
    private static readonly Scenario LeavesWhileToolHangs = new()
    {
        Name = "killed while it stops",
        File = "",
        Faults = new Dictionary<string, ToolFault> { ["appointment_booking"] = new() { Hangs = true } },
        Steps =
        [
            Say("I need an appointment for a checkup tomorrow at ten"), Say("Ada Lovelace"), Say("217 555 0142"), Say("yes"),
            new CallerStep.Say("I want to talk to a person", AfterWords: 2), new CallerStep.HangUp(),
        ],
    };

    [Fact]
    public async Task Killed_WhenItsCallIsOver_LeavesWhatStands()
    {
        var whole = await running.Runner.FaultAsync(LeavesWhileToolHangs, seed: 1, crash: null, TestContext.Current.CancellationToken);
        var crash = new Crash.At(whole.Call.Lasted + TimeSpan.FromSeconds(1));

        var outcome = await running.Runner.FaultAsync(LeavesWhileToolHangs, seed: 1, crash, TestContext.Current.CancellationToken);

        outcome.Crashed.ShouldBeFalse(string.Join('\n', outcome.Talk));
        outcome.Talk.ShouldBe(whole.Talk);
        outcome.Call.Handoffs.ShouldHaveSingleItem()["reason"].ShouldBe("asked_for_person");
    }

    private static CallerStep.Say Say(string text) => new(text, AfterWords: null);
}
