using Parley.Simulation.Reporting;
using Parley.Simulation.Scenarios;
using Parley.Simulation.Voices;

namespace Parley.Simulation.Tests;

/// <summary>The scenarios that come with the samples hold, every day.</summary>
public sealed class ShippedScenarioTests(RunningScenarios running) : IClassFixture<RunningScenarios>
{
    public static TheoryData<string> Names => [.. RunningScenarios.Shipped.Where(scenario => scenario.NotBy(Medium.Text) is null).Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Scenario_Holds(string name)
    {
        var result = await running.Runner.RunAsync(Shipped(name), Medium.Text, seed: 1, TestContext.Current.CancellationToken);

        result.Failures.ShouldBeEmpty($"{string.Join('\n', result.Talk)}\n{result.FromOutside} from outside");
    }

    [Theory]
    [InlineData("books an appointment step by step", 1)]
    [InlineData("interrupts the offer and still gets the booking", 2)]
    [InlineData("cancels one of two appointments", 3)]
    [InlineData("an impatient caller interrupts and corrects and gets a booking", 2)]
    [InlineData("an impatient caller interrupts and corrects and gets a booking", 7)]
    [InlineData("a model hears a whole visit in one sentence", 1)]
    [InlineData("a stall in the middle is covered by the next model", 1)]
    [InlineData("a model that does not begin is hedged by the next", 1)]
    public async Task SameSeed_SameReport(string name, int seed)
    {
        var first = Report(await running.Runner.RunAsync(Shipped(name), Medium.Text, seed, TestContext.Current.CancellationToken));
        var second = Report(await running.Runner.RunAsync(Shipped(name), Medium.Text, seed, TestContext.Current.CancellationToken));

        second.ShouldBe(first);
    }

    private static Scenario Shipped(string name) => RunningScenarios.Shipped.Single(shipped => shipped.Name == name);

    /// <summary>How long the machine took is its own affair.</summary>
    private static byte[] Report(ScenarioResult result)
    {
        using var stream = new MemoryStream();
        JsonReport.Write(stream, [result with { Took = TimeSpan.Zero }]);
        return stream.ToArray();
    }
}
