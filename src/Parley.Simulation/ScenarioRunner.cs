using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Parley.Simulation.Checking;
using Parley.Simulation.Hosting;
using Parley.Simulation.Scenarios;
using Parley.Simulation.Time;

namespace Parley.Simulation;

/// <summary>Runs scenarios against the product on virtual time. Thread-safe: each runs on a thread of its own.</summary>
public sealed class ScenarioRunner : IDisposable
{
    /// <summary>Of virtual time: no scenario talks for longer.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromHours(1);

    private readonly SharedParts _shared;

    /// <param name="agents">One folder a tenant, as <c>samples</c>; null for the server's own.</param>
    /// <param name="models">What <c>./parley models</c> fetched; null for the server's own.</param>
    public ScenarioRunner(string? agents = null, string? models = null, Action<ILoggingBuilder>? log = null) => _shared = new SharedParts(agents, models, log);

    /// <summary>Makes what all scenarios share: indexes and an empty database.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await _shared.WarmUpAsync(cancellationToken);
        await OwnThread.RunAsync(() =>
        {
            DatabaseTemplate.Make(_shared, cancellationToken);
            return true;
        });
    }

    /// <summary>Milliseconds, as a rule.</summary>
    public Task<ScenarioResult> RunAsync(Scenario scenario, int seed, CancellationToken cancellationToken) =>
        OwnThread.RunAsync(() => Run(scenario, seed, cancellationToken));

    private ScenarioResult Run(Scenario scenario, int seed, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var time = new VirtualTime(LocalTimes.At(scenario.Now, "America/Chicago"));
        using var folder = new TemporaryFolder(_shared.TemplateFolder);
        var run = new ScenarioRun(scenario, seed, time, _shared, folder.Path);
        try
        {
            var outcome = time.Run(() => run.CallAsync(cancellationToken), LongestCall, cancellationToken);
            return new ScenarioResult(
                scenario, seed, OutcomeCheck.Failures(scenario, outcome), TalkLines.Of(outcome), outcome.Lasted, Stopwatch.GetElapsedTime(began), time.FromOutside);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or ScenarioException))
        {
            return new ScenarioResult(scenario, seed, [$"the simulation broke: {fault}"], run.TalkSoFar(), time.Clock.Elapsed, Stopwatch.GetElapsedTime(began), time.FromOutside);
        }
    }

    public void Dispose() => _shared.Dispose();
}
