using System.Globalization;

namespace Parley.Simulation.Reporting;

/// <summary>For people: a line a scenario, and of those that failed all that was said.</summary>
public static class TextReport
{
    public static void Write(TextWriter output, ScenarioResult result, bool talk)
    {
        if (result.Skipped is { } reason)
        {
            output.WriteLine($"skip {result.Scenario.Name}  {reason}");
            return;
        }

        var seed = result.Scenario.Persona is null ? "" : $" (seed {result.Seed})";
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{(result.Passed ? "ok  " : "FAIL")} {result.Scenario.Name}{seed}  {result.Talked.TotalSeconds:0.0} s in {result.Took.TotalMilliseconds:0} ms"));
        if (result.Passed && !talk)
            return;
        foreach (var failure in result.Failures)
            output.WriteLine($"     {result.Scenario.File}: {failure}");
        foreach (var line in result.Talk)
            output.WriteLine($"     {line}");
        output.WriteLine();
    }

    public static void WriteSummary(TextWriter output, IReadOnlyList<ScenarioResult> results)
    {
        var (talked, took) = (TimeSpan.FromTicks(results.Sum(result => result.Talked.Ticks)), TimeSpan.FromTicks(results.Sum(result => result.Took.Ticks)));
        var skipped = string.Concat(results.GroupBy(result => result.Skipped).Where(reason => reason.Key is not null).Select(reason => $", {reason.Count()} skipped ({reason.Key})"));
        var ratio = took > TimeSpan.Zero ? talked / took : 0;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{results.Count(result => result.Passed)} passed, {results.Count(result => result.Failed)} failed{skipped}; {talked.TotalMinutes:0.0} minutes of talk in {took.TotalSeconds:0.0} s, {ratio:0} times faster than life"));
    }
}
