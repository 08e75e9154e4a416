using Parley.Handoff;
using Parley.Records;
using Parley.Simulation.Callers;
using Parley.Simulation.Scenarios;

namespace Parley.Simulation.Tests;

/// <summary>Nothing the agent wants to say can be said any more: a person hears of the caller, and the caller of the person.</summary>
public sealed class BrokenCallTests(RunningScenarios running) : IClassFixture<RunningScenarios>
{
    private static readonly Scenario VoiceIsGone = new()
    {
        Name = "voice is gone",
        File = "",
        // All but the first answer: the greeting and the lines made beforehand, about a dozen, are asked for before it.
        VoiceStalls = [.. Enumerable.Range(14, 200)],
        Steps =
        [
            Say("I need an appointment for a checkup"), Say("next Friday"), Say("Friday at ten in the morning"), Say("Monday would do as well"), Say("what do you have free then"),
            Say("the first one please"), new CallerStep.HangUp(),
        ],
    };

    [Fact]
    public async Task AgentThatCannotGoOn_HandsItsCallerOver()
    {
        var outcome = await running.Runner.FaultAsync(VoiceIsGone, seed: 1, crash: null, TestContext.Current.CancellationToken);

        var talk = string.Join('\n', outcome.Talk);
        outcome.Call.Events.OfType<CallEvent.HandedOff>().Select(raised => raised.Reason).ShouldContain(HandoffReason.SystemError, talk);
        var handoff = outcome.Call.Handoffs.Single(raised => raised["reason"] == "system_error");
        handoff["queue"].ShouldBe("front_desk");
        talk.ShouldContain("something is not working on my side", Case.Sensitive, talk);
    }

    private static CallerStep.Say Say(string text) => new(text, AfterWords: null);
}
