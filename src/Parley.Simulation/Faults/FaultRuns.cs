using System.Diagnostics;

namespace Parley.Simulation.Faults;

/// <summary>Many random calls in which tools, models, connections and the process itself fail, and what must hold all the same.</summary>
internal static class FaultRuns
{
    public static async Task<FaultReport> RunAsync(ScenarioRunner runner, int count, int seed, int atOnce, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var report = new FaultReport();
        await Parallel.ForEachAsync(
            Enumerable.Range(seed, count),
            new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken },
            async (run, token) => await AddAsync(report, runner, run, token));
        report.Took = Stopwatch.GetElapsedTime(began);
        return report;
    }

    private static async Task AddAsync(FaultReport report, ScenarioRunner runner, int run, CancellationToken cancellationToken)
    {
        try
        {
            report.Add(run, await OneAsync(runner, run, cancellationToken));
        }
        catch (EndlessCallException endless)
        {
            // One call that never ends is a finding, and no reason to lose the others'.
            report.AddBroken(run, $"endless: {endless.Message}", endless.Talk);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            report.AddBroken(run, $"the simulation broke: {fault}", []);
        }
    }

    public static async Task<FaultOutcome> OneAsync(ScenarioRunner runner, int seed, CancellationToken cancellationToken)
    {
        var scenario = RandomScenario.Make(seed);
        var random = new Random(seed ^ 0x5EED);
        Crash? crash = random.Next(10) switch
        {
            0 or 1 => new Crash.At(TimeSpan.FromSeconds(5 + random.NextDouble() * 40)),
            2 => new Crash.BeforeRecord(),
            3 => new Crash.AfterEffect(TimeSpan.Zero),
            4 or 5 => new Crash.AfterEffect(TimeSpan.FromSeconds(random.NextDouble() * 8)),
            _ => null,
        };
        return await runner.FaultAsync(scenario, seed, crash, cancellationToken);
    }
}
