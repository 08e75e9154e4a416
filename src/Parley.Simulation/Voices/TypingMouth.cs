using Parley.Calls;
using Parley.Simulation.Calls;

namespace Parley.Simulation.Voices;

/// <summary>Types.</summary>
internal sealed class TypingMouth : IMouth
{
    public Task RunAsync(CallerLeg leg) => Task.CompletedTask;

    public Task SayAsync(string text, CallerLeg leg)
    {
        leg.Send(new CallSignal.TextReceived(text));
        return Task.CompletedTask;
    }
}
