using Parley.Simulation.Callers;
using Parley.Simulation.Faults;
using Parley.Simulation.Scenarios;

namespace Parley.Simulation.Tests;

/// <summary>The process dies at any moment of a booking; its caller comes back and the call goes on by the server's own way.</summary>
public sealed class KilledCallTests(RunningScenarios running) : IClassFixture<RunningScenarios>
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Facts = new()
    {
        ["name"] = ["Ada Lovelace"], ["phone"] = ["217 555 0142"], ["choice"] = ["the first one"],
    };

    [Theory]
    [InlineData(6)]
    [InlineData(15)]
    [InlineData(20)]
    [InlineData(22)]
    public Task Booking_GoesOnWhereItWas_AndStandsOnce(int second) => HoldAsync(new Crash.At(TimeSpan.FromSeconds(second)));

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    [InlineData(900)]
    public Task Booking_DoneBeforeTheProcessDied_IsToldByTheNext(int milliseconds) => HoldAsync(new Crash.AfterEffect(TimeSpan.FromMilliseconds(milliseconds)));

    private async Task HoldAsync(Crash crash)
    {
        var scenario = new Scenario
        {
            Name = "killed", File = "", Persona = new Persona(["I need an appointment for a checkup tomorrow at ten"], Facts, [], MostTurns: 20),
        };

        var outcome = await running.Runner.FaultAsync(scenario, seed: 1, crash, TestContext.Current.CancellationToken);

        var talk = string.Join('\n', outcome.Talk);
        outcome.Crashed.ShouldBeTrue(talk);
        talk.ShouldContain("agent:  I am sorry, we were cut off.", Case.Sensitive, talk);
        talk.ShouldContain("is booked for Tuesday", Case.Sensitive, talk);
        outcome.Call.Appointments.ShouldHaveSingleItem(talk);
        FaultCheck.Violations(outcome).ShouldBeEmpty(talk);
    }
}
