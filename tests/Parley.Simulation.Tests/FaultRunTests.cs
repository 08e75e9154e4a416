using Parley.Simulation.Faults;

namespace Parley.Simulation.Tests;

/// <summary>A short version of what <c>./parley bench dialogue</c> does 10,000 times.</summary>
public sealed class FaultRunTests(RunningScenarios running) : IClassFixture<RunningScenarios>
{
    [Fact]
    public async Task RandomFaults_LeaveNoCallMute_LoseNoResult_RepeatNoEffect()
    {
        var report = await FaultRuns.RunAsync(running.Runner, count: 60, seed: 1, atOnce: 1, TestContext.Current.CancellationToken);

        report.Runs.ShouldBe(60);
        report.Injected.Keys.ShouldContain("process killed");
        report.Injected.Keys.ShouldContain("tool hangs");
        Clean(report);
    }

    /// <summary>
    /// Calls that showed something once: a process that died between a stored step and its words, a tone that came too late, an answer that took so long
    /// that the call was given up, a yes that was taken for a second one, a caller who left before anything could be told, a search and a model that were slow
    /// one after the other.
    /// </summary>
    [Theory]
    [InlineData(21040)]
    [InlineData(50786)]
    [InlineData(61944)]
    [InlineData(63991)]
    [InlineData(64133)]
    [InlineData(74510)]
    [InlineData(76412)]
    public async Task CallThatShowedAFault_ShowsNone(int seed) =>
        Clean(await FaultRuns.RunAsync(running.Runner, count: 1, seed, atOnce: 1, TestContext.Current.CancellationToken));

    private static void Clean(FaultReport report) =>
        report.Violations.ShouldBeEmpty(string.Join("\n\n", report.Violations.Select(v => $"seed {v.Seed}: {v.Violation}\n{string.Join('\n', v.Talk)}")));
}
