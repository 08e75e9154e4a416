using Microsoft.Extensions.DependencyInjection;
using Parley.Agents;
using Parley.Dialogue.Tests.Understanding;
using Parley.Testing.Dialogue;
using Parley.Understanding;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>A value that is taken back may sound like a task: "no wait, make it Wednesday" beside "I can't make it". The flow under way keeps its caller.</summary>
public sealed class CorrectionsBesideTasksTests
{
    private static readonly ITurnUnderstanding Understanding = ClinicUnderstanding.Services(withEncoder: false).GetRequiredService<ITurnUnderstanding>();

    /// <summary>The clinic, with callers who cancel in words that corrections are made of.</summary>
    private static readonly AgentDefinition Agent = ClinicFlowsTests.Agent with
    {
        Flows = [.. ClinicFlowsTests.Agent.Flows.Select(f => f.Name is "cancel_appointment" ? f with { Examples = [.. f.Examples, "I won't make it", "wait, I can't make it"], Words = [.. f.Words, "make it"] } : f)],
    };

    [Theory]
    [InlineData("no wait, actually make it Wednesday", "2026-12-02")]
    [InlineData("sorry, make it Thursday instead", "2026-12-03")]
    [InlineData("no, change it to Friday", "2026-12-04")]
    public void Correction_InWordsOfAnotherTask_ChangesTheValue(string said, string day)
    {
        var call = AskedForName();

        call.Hear(Understanding, said).ShouldNotContain("cancel");

        call.State.Stack.ShouldHaveSingleItem().Slots["day"].Value.ShouldBe(day);
    }

    [Fact]
    public void Correction_NearToAnotherTask_ChangesTheValue_UnlessThatTaskIsPlain()
    {
        AskedForName().Say("no, Wednesday for my visit", Corrected(0.8)).ShouldNotContain("move an appointment");
        AskedForName().Say("actually, move my visit on Wednesday", Corrected(0.95)).ShouldContain("move an appointment");

        static UnderstoodTurn Corrected(double score) => ScriptedUnderstanding.Turn(null, CallerActs.Correct) with
        {
            Intents = [new ScoredIntent("move_appointment", score)],
            Slots = new Dictionary<string, FoundValue> { ["day"] = new(new Parley.Flows.SlotValue("2026-12-02", "Wednesday", Parley.Flows.ValueSource.Caller), "Wednesday", 0.9, IsCorrection: true) },
        };
    }

    private static FlowCall AskedForName()
    {
        var call = new FlowCall(Agent, ClinicFlowsTests.Catalogue);
        call.Hear(Understanding, "I want to book an appointment");
        call.Hear(Understanding, "a checkup");
        call.Hear(Understanding, "next Tuesday at half past three");
        call.Returns("""{"count":1,"exact":true,"on_requested_day":true,"spoken":"Tuesday at 3:30 p.m.","slots":[{"start":"2026-12-01T15:30","spoken":"Tuesday at 3:30 p.m."}]}""");
        call.Said.ShouldContain("What name");
        return call;
    }
}
