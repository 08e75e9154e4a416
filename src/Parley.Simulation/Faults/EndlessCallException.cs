namespace Parley.Simulation.Faults;

/// <summary>A simulated call does not come to its end.</summary>
#pragma warning disable CA1032, CA1064 // It is thrown and caught here only.
internal sealed class EndlessCallException(string why, IReadOnlyList<string> talk) : Exception(why)
{
    /// <summary>What had been said.</summary>
    public IReadOnlyList<string> Talk { get; } = talk;
}
