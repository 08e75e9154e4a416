namespace Parley.Simulation;

/// <summary>How one scenario went.</summary>
/// <param name="Failures">Sentences; none when it passed.</param>
/// <param name="Talk">All that was said and done, a line each.</param>
/// <param name="Talked">How long the call lasted, on its own clock.</param>
/// <param name="Took">How long it took to simulate.</param>
/// <param name="FromOutside">How often work left the call's one thread: where it is 0, the machine's pace had no part in it.</param>
public sealed record ScenarioResult(
    Scenarios.Scenario Scenario, int Seed, IReadOnlyList<string> Failures, IReadOnlyList<string> Talk, TimeSpan Talked, TimeSpan Took, int FromOutside)
{
    /// <summary>Why it was not run; null when it was.</summary>
    public string? Skipped { get; init; }

    public bool Failed => Failures.Count > 0;

    public bool Passed => Skipped is null && !Failed;
}
