using Parley.Simulation;
using Parley.Simulation.Reporting;
using Parley.Simulation.Scenarios;
using Parley.Simulation.Voices;

namespace Parley.Cli.Simulating;

/// <summary>One <c>parley simulate</c> from files to report.</summary>
internal static class SimulateRun
{
    public static async Task<int> ExecuteAsync(SimulateRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var scenarios = Chosen(ScenarioFiles.Read(request.Files), request.Filter);
            if (scenarios.Count == 0)
                return Fail($"no scenario's name, file or tags hold '{request.Filter}'.");
            if (request.List)
                return List(scenarios);
            if ((OutputFile.FaultOf("--json", request.Json) ?? OutputFile.FaultOf("--junit", request.Junit)) is { } unwritable)
                return Fail(unwritable);
            using var runner = new ScenarioRunner(request.Agents?.FullName, isLive: request.IsLive);
            await runner.PrepareAsync(cancellationToken);
            var results = await RunAsync(runner, scenarios, request, cancellationToken);
            TextReport.WriteSummary(Console.Out, results);
            Save(request.Json, results, JsonReport.Write);
            Save(request.Junit, results, JUnitReport.Write);
            if (cancellationToken.IsCancellationRequested)
                return ExitCode.Interrupted;
            return results.All(result => !result.Failed) ? ExitCode.Done : ExitCode.Unanswered;
        }
        catch (Exception fault) when (fault is ScenarioException or IOException or UnauthorizedAccessException)
        {
            return Fail(fault.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
    }

    private static async Task<IReadOnlyList<ScenarioResult>> RunAsync(
        ScenarioRunner runner, IReadOnlyList<Scenario> scenarios, SimulateRequest request, CancellationToken cancellationToken)
    {
        var results = new List<ScenarioResult>();
        foreach (var scenario in scenarios)
            for (var i = 0; i < request.Repeat && !cancellationToken.IsCancellationRequested; i++)
            {
                try
                {
                    var seed = request.Seed + i;
                    results.Add(await runner.RunAsync(scenario, request.ByVoice ? Medium.Voice : Medium.Text, seed, cancellationToken));
                }
                catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
                {
                    // What was finished is reported.
                    break;
                }

                TextReport.Write(Console.Out, results[^1], request.Talk);
            }

        return results;
    }

    private static List<Scenario> Chosen(IReadOnlyList<Scenario> scenarios, string? filter) =>
    [
        .. scenarios.Where(scenario => filter is null
            || scenario.Tags.Append(scenario.Name).Append(Path.GetFileName(scenario.File)).Any(text => text.Contains(filter, StringComparison.OrdinalIgnoreCase))),
    ];

    private static int List(IReadOnlyList<Scenario> scenarios)
    {
        foreach (var scenario in scenarios)
            Console.WriteLine($"{Path.GetFileName(scenario.File),-24} {scenario.Name}{(scenario.Tags.Count > 0 ? $"  [{string.Join(", ", scenario.Tags)}]" : "")}");
        return ExitCode.Done;
    }

    private static void Save(FileInfo? file, IReadOnlyList<ScenarioResult> results, Action<Stream, IReadOnlyList<ScenarioResult>> write)
    {
        if (file is null)
            return;
        using var stream = file.Create();
        write(stream, results);
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine($"parley: {message}");
        return ExitCode.Usage;
    }
}
