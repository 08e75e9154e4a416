namespace Parley.Simulation.Scenarios;

/// <summary>A scenario cannot be read or run; the message names file, line and fault.</summary>
public sealed class ScenarioException : Exception
{
    public ScenarioException()
    {
    }

    public ScenarioException(string message)
        : base(message)
    {
    }

    public ScenarioException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
