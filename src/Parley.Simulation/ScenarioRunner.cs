using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Parley.Calls;
using Parley.Simulation.Checking;
using Parley.Simulation.Faults;
using Parley.Simulation.Hosting;
using Parley.Simulation.Scenarios;
using Parley.Simulation.Time;
using Parley.Simulation.Voices;

namespace Parley.Simulation;

/// <summary>Runs scenarios against the product on virtual time. Thread-safe: each runs on a thread of its own.</summary>
public sealed class ScenarioRunner : IDisposable
{
    /// <summary>Of virtual time: no scenario talks for longer.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromHours(1);

    private readonly SharedParts _shared;

    /// <param name="agents">One folder a tenant, as <c>samples</c>; null for the server's own.</param>
    /// <param name="models">What <c>./parley models</c> fetched; null for the server's own.</param>
    /// <param name="isLive">Whether tools reach the world: hosts, mail servers and programs, with the real secrets.</param>
    public ScenarioRunner(string? agents = null, string? models = null, Action<ILoggingBuilder>? log = null, bool isLive = false) => _shared = new SharedParts(agents, models, log, isLive);

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

    /// <summary>Milliseconds by text, as a rule, and seconds by voice.</summary>
    public Task<ScenarioResult> RunAsync(Scenario scenario, Medium medium, int seed, CancellationToken cancellationToken) =>
        scenario.NotBy(medium) is { } reason
            ? Task.FromResult(new ScenarioResult(scenario, seed, [], [], TimeSpan.Zero, TimeSpan.Zero, FromOutside: 0) { Skipped = reason })
            : OwnThread.RunAsync(() => Run(scenario, medium, seed, cancellationToken));

    private ScenarioResult Run(Scenario scenario, Medium medium, int seed, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var time = new VirtualTime(LocalTimes.At(scenario.Now, "America/Chicago"));
        using var folder = new TemporaryFolder(_shared.TemplateFolder);
        var run = new ScenarioRun(scenario, medium, seed, time, _shared, folder.Path);
        try
        {
            var outcome = time.Run(() => run.CallAsync(cutOff: null, cancellationToken), LongestCall, cancellationToken);
            return new ScenarioResult(
                scenario, seed, OutcomeCheck.Failures(scenario, outcome), TalkLines.Of(outcome), outcome.Lasted, Stopwatch.GetElapsedTime(began), time.FromOutside);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or ScenarioException))
        {
            return new ScenarioResult(scenario, seed, [$"the simulation broke: {fault}"], run.TalkSoFar(), time.Clock.Elapsed, Stopwatch.GetElapsedTime(began), time.FromOutside);
        }
    }

    /// <summary>A call and all that came of it, for measuring.</summary>
    internal Task<CallOutcome> HoldAsync(Scenario scenario, Medium medium, int seed, CancellationToken cancellationToken) => OwnThread.RunAsync(() =>
    {
        using var folder = new TemporaryFolder(_shared.TemplateFolder);
        var time = new VirtualTime(LocalTimes.At(scenario.Now, "America/Chicago"));
        var run = new ScenarioRun(scenario, medium, seed, time, _shared, folder.Path);
        return Hold(run, time, cutOff: null, crash: null, cancellationToken)!;
    });

    /// <summary>
    /// A call that has to end; with a crash the process is gone at that moment, and a new one takes the call up from what was stored, once its caller is back.
    /// </summary>
    internal Task<FaultOutcome> FaultAsync(Scenario scenario, int seed, Crash? crash, CancellationToken cancellationToken) =>
        OwnThread.RunAsync(() => Fault(scenario, seed, crash, cancellationToken));

    private FaultOutcome Fault(Scenario scenario, int seed, Crash? crash, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder(_shared.TemplateFolder);
        var time = new VirtualTime(LocalTimes.At(scenario.Now, "America/Chicago"));
        var run = new ScenarioRun(scenario, Medium.Text, seed, time, _shared, folder.Path);
        if (Hold(run, time, cutOff: null, crash, cancellationToken) is { } whole)
            return new FaultOutcome(scenario, Before: null, whole);

        // Nothing is stopped or written out: what is on the disk is what there is.
        var after = new VirtualTime(time.Clock.GetUtcNow() + TimeSpan.FromSeconds(3));
        var rest = new ScenarioRun(RandomScenario.Resumed(scenario), Medium.Text, seed, after, _shared, folder.Path);
        if (run.Over is { } over)
            return new FaultOutcome(scenario, Before: null, after.Run(() => rest.LookAsync(over, cancellationToken), LongestCall, cancellationToken));
        var resumed = Hold(rest, after, run.Id, crash: null, cancellationToken)!;
        return new FaultOutcome(scenario, run.SoFar() with { Found = rest.Found }, resumed);
    }

    /// <returns>Null when the process was killed before the end.</returns>
    /// <exception cref="EndlessCallException">It does not end.</exception>
    private static CallOutcome? Hold(ScenarioRun run, VirtualTime time, CallId? cutOff, Crash? crash, CancellationToken cancellationToken)
    {
        try
        {
            time.IsKilled = crash?.For(run, time.Clock) ?? time.IsKilled;
            return time.Run(() => run.CallAsync(cutOff, cancellationToken), LongestCall, cancellationToken);
        }
        catch (ProcessKilledException)
        {
            return null;
        }
        catch (TimeoutException endless)
        {
            throw new EndlessCallException(endless.Message, run.TalkSoFar());
        }
    }

    public void Dispose() => _shared.Dispose();
}
