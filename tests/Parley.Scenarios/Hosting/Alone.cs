namespace Parley.Scenarios.Hosting;

/// <summary>
/// Scenarios that have the machine to themselves, after all others: those that load both cores, and those that go by a clock of their own
/// instead of waiting for what happens, such as a microphone that plays on from a file.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
