namespace Parley.Simulation.Time;

/// <summary>The simulated process died, as it was to.</summary>
#pragma warning disable CA1032, CA1064 // It is thrown and caught here only.
internal sealed class ProcessKilledException : Exception
{
    public ProcessKilledException()
        : base("The simulated process was killed.")
    {
    }
}
