using Parley.Simulation.Calls;

namespace Parley.Simulation.Voices;

/// <summary>Brings a simulated caller's words to the agent.</summary>
internal interface IMouth
{
    /// <summary>Until the call is over.</summary>
    Task RunAsync(CallerLeg leg);

    /// <summary>Completes once all of it was said, or the call is over.</summary>
    Task SayAsync(string text, CallerLeg leg);
}
