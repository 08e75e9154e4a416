using Parley.Simulation.Reporting;
using Parley.Simulation.Scenarios;
using Parley.Simulation.Voices;

namespace Parley.Simulation.Tests;

/// <summary>The core of what the clinic is called for, by voice: spoken by our own voices, heard by our own ears. All of them take <c>./parley simulate --voice</c>.</summary>
public sealed class SpokenScenarioTests(RunningScenarios running) : IClassFixture<RunningScenarios>
{
    [Theory]
    [InlineData("books an appointment step by step")]
    [InlineData("moves an appointment to another day")]
    [InlineData("cancels an appointment")]
    [InlineData("asks about an insurance while others talk")]
    [InlineData("corrects the phone number at the confirmation")]
    [InlineData("reports chest pain and is told to call 9 1 1")]
    [InlineData("interrupts the offer and still gets the booking")]
    public async Task Scenario_Holds(string name)
    {
        var result = await RunAsync(name);

        result.Failures.ShouldBeEmpty($"{string.Join('\n', result.Talk)}\n{result.FromOutside} from outside");
    }

    [Fact]
    public async Task Noise_IsHeardThrough_AndTheSameSeedGivesTheSameReport()
    {
        var first = await RunAsync("cancels beside a busy street");
        var second = await RunAsync("cancels beside a busy street");

        first.Failures.ShouldBeEmpty(string.Join('\n', first.Talk));
        Report(second).ShouldBe(Report(first));
    }

    [Fact]
    public async Task ScenarioForVoice_IsSkippedByText_AndSaysWhy()
    {
        var result = await running.Runner.RunAsync(Shipped("cancels beside a busy street"), Medium.Text, seed: 1, TestContext.Current.CancellationToken);

        (result.Passed, result.Failed).ShouldBe((false, false));
        result.Skipped.ShouldNotBeNull().ShouldContain("--voice");
        using var text = new StringWriter();
        TextReport.Write(text, result, talk: false);
        TextReport.WriteSummary(text, [result]);
        text.ToString().ShouldContain("0 passed, 0 failed, 1 skipped (for voice alone: --voice);");
    }

    private Task<ScenarioResult> RunAsync(string name) => running.Runner.RunAsync(Shipped(name), Medium.Voice, seed: 1, TestContext.Current.CancellationToken);

    private static Scenario Shipped(string name) => RunningScenarios.Shipped.Single(shipped => shipped.Name == name);

    private static byte[] Report(ScenarioResult result)
    {
        using var stream = new MemoryStream();
        JsonReport.Write(stream, [result with { Took = TimeSpan.Zero }]);
        return stream.ToArray();
    }
}
