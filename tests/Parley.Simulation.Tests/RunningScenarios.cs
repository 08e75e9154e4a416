using Parley.Simulation.Scenarios;
using Parley.Testing;

namespace Parley.Simulation.Tests;

/// <summary>What all scenarios of these tests share, made once.</summary>
public sealed class RunningScenarios : IAsyncLifetime
{
    public ScenarioRunner Runner { get; } = new(Path.Combine(RepositoryPaths.Root, "samples"), RepositoryPaths.Models);

    public static IReadOnlyList<Scenario> Shipped { get; } = ScenarioFiles.Read(
        Directory.EnumerateDirectories(Path.Combine(RepositoryPaths.Root, "samples"), "scenarios", SearchOption.AllDirectories).Order(StringComparer.Ordinal));

    public async ValueTask InitializeAsync() => await Runner.PrepareAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        Runner.Dispose();
        return ValueTask.CompletedTask;
    }
}
