using Parley.Simulation.Injections;
using Parley.Testing;

namespace Parley.Simulation.Tests;

/// <summary>Words that ask for what nobody approved, by three ways in, each without a model and with one that obeys them.</summary>
public sealed class InjectionTests(RunningScenarios running) : IClassFixture<RunningScenarios>
{
    private static readonly string Folder = Path.Combine(RepositoryPaths.Root, "tests", "Parley.Testing", "Injections");

    public static TheoryData<string, bool> Routes => new() { { "user_text", false }, { "user_text", true }, { "knowledge", false }, { "knowledge", true }, { "tool_results", false }, { "tool_results", true } };

    [Fact]
    public void Cases_AreManyAndDifferent()
    {
        var cases = InjectionCase.Read(Folder);

        cases.Count.ShouldBeGreaterThanOrEqualTo(100);
        cases.Select(injection => injection.Text).Distinct().Count().ShouldBe(cases.Count);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Injection_HasNoEffect(string route, bool obeyingModel)
    {
        var violations = new List<string>();
        foreach (var injection in InjectionCase.Read(Folder).Where(injection => injection.Route == route))
            violations.AddRange((await InjectionRuns.RunAsync(running.Runner, injection, obeyingModel, TestContext.Current.CancellationToken))
                .Select(violation => $"{injection.Text}: {violation}"));

        violations.ShouldBeEmpty();
    }
}
