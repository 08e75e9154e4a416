using Parley.Benchmarks.Reporting;
using Parley.Simulation;
using Parley.Simulation.Faults;

namespace Parley.Benchmarks.Dialogue;

/// <summary>Random calls on virtual time in which tools, models, callers and the process misbehave, and what must hold all the same.</summary>
internal static class FaultBenchmark
{
    public static async Task<Section> RunAsync(int runs, int seed, CancellationToken cancellationToken)
    {
        using var runner = new ScenarioRunner();
        await runner.PrepareAsync(cancellationToken);
        var report = await FaultRuns.RunAsync(runner, runs, seed, Environment.ProcessorCount, cancellationToken);
        foreach (var (run, violation, talk) in report.Violations.Take(10))
            Console.Error.WriteLine($"seed {run}: {violation}\n{string.Join('\n', talk)}\n");
        return new Section(
            "bench faults",
            $"{report.Runs} simulated calls, {report.Talked.TotalHours:F1} hours of talk",
            [
                Violations(report, "mute calls", "mute"),
                Violations(report, "calls broken down", "broke"),
                Violations(report, "steps lost with a process", "lost step"),
                Violations(report, "results told and not there", "false"),
                Violations(report, "calls without an end", "endless"),
                Violations(report, "lost results", "lost result"),
                Violations(report, "duplicated side effects", "duplicated"),
                Violations(report, "gone on after the end", "after the end"),
                Violations(report, "without a recorded end", "not recorded"),
                // Whatever no line above names: nothing found may be missing here.
                new Figure("all findings", report.Violations.Count, "", 0),
                .. report.Injected.Select(fault => new Figure(fault.Key, fault.Value, "times")),
                new Figure("simulated calls", report.Runs / report.Took.TotalSeconds, "/s"),
                new Figure("faster than life", report.Talked / report.Took, "times", 50, MoreIsBetter: true),
            ]);
    }

    private static Figure Violations(FaultReport report, string name, string word) =>
        new(name, report.Violations.Count(violation => violation.Violation.Contains(word, StringComparison.Ordinal)), "", 0);
}
