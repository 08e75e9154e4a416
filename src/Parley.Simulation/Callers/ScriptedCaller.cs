using Parley.Calls;
using Parley.Simulation.Calls;
using Parley.Simulation.Voices;

namespace Parley.Simulation.Callers;

/// <summary>Goes by a list of steps, whatever the agent says.</summary>
internal sealed class ScriptedCaller(IReadOnlyList<CallerStep> steps, Medium medium, TimeProvider clock, Func<int> heardSoFar)
{
    /// <summary>How much had been heard when each step began.</summary>
    public List<int> Marks { get; } = [];

    /// <summary>Steps after which the agent stayed silent for longer than anybody waits.</summary>
    public List<int> Mute { get; } = [];

    public async Task CallAsync(CallerLeg leg)
    {
        var patience = new Patience(clock);
        await patience.GreetAsync(leg);
        for (var i = 0; i < steps.Count && leg.HungUp is null; i++)
        {
            Marks.Add(heardSoFar());
            var since = leg.Changes;
            switch (steps[i])
            {
                case CallerStep.Say say:
                    await leg.SayAsync(medium is Medium.Voice ? say.Spoken ?? say.Text : say.Text);
                    break;
                case CallerStep.Wait wait:
                    await patience.WaitAsync(leg, wait.For);
                    continue;
                case CallerStep.Reconnect reconnect:
                    leg.Send(new CallSignal.ConnectionLost(true));
                    await Task.Delay(reconnect.After, clock);
                    leg.Send(new CallSignal.ConnectionLost(false));
                    continue;
                case CallerStep.HangUp:
                    return;
            }

            var answered = i + 1 < steps.Count && steps[i + 1] is CallerStep.Say { AfterWords: { } words }
                ? await patience.HearAsync(leg, since, words)
                : await patience.ListenAsync(leg, since);
            if (!answered)
                Mute.Add(i);
        }
    }
}
