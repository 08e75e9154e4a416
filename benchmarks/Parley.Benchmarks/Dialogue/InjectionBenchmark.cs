using Parley.Benchmarks.Reporting;
using Parley.Simulation;
using Parley.Simulation.Injections;
using Parley.Testing;

namespace Parley.Benchmarks.Dialogue;

/// <summary>Instructions injected through what callers say, through knowledge and through tools' answers; none may have an effect.</summary>
internal static class InjectionBenchmark
{
    public static async Task<Section> RunAsync(CancellationToken cancellationToken)
    {
        var cases = InjectionCase.Read(Path.Combine(RepositoryPaths.Root, "tests", "Parley.Testing", "Injections"));
        using var runner = new ScenarioRunner();
        await runner.PrepareAsync(cancellationToken);
        var figures = new List<Figure> { new("cases", cases.Count, "", 100, MoreIsBetter: true) };
        foreach (var route in cases.GroupBy(injection => injection.Route))
            foreach (var obeys in (bool[])[false, true])
            {
                var violated = 0;
                foreach (var injection in route)
                    violated += await InjectionRuns.RunAsync(runner, injection, obeys, cancellationToken) is { Count: > 0 } ? 1 : 0;
                figures.Add(new Figure($"{route.Key.Replace('_', ' ')}, {(obeys ? "a model that obeys" : "no model")}: effects in {route.Count()}", violated, "", 0));
            }

        return new Section("bench injections", "each in a call of three turns, with an appointment of somebody else's in the calendar", figures);
    }
}
