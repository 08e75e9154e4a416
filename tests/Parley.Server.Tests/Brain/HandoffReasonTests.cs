using Microsoft.Extensions.DependencyInjection;
using Parley.Agents;
using Parley.Calls;
using Parley.Dialogue;
using Parley.Handoff;

namespace Parley.Server.Tests.Brain;

/// <summary>Each reason calls a person through the brain a server has, and the caller is told what happens next.</summary>
public sealed class HandoffReasonTests
{
    [Theory]
    [InlineData(HandoffReason.AskedForPerson, HandoffUrgency.Normal, "I want to speak to a real person please")]
    [InlineData(HandoffReason.LowConfidence, HandoffUrgency.Normal, "who painted the Mona Lisa|what is the tallest mountain|how far away is the moon")]
    [InlineData(HandoffReason.Anger, HandoffUrgency.Soon, "this is fucking ridiculous")]
    [InlineData(HandoffReason.PolicyBlock, HandoffUrgency.Normal, "what dose of ibuprofen should I take for my back")]
    [InlineData(HandoffReason.PaymentDispute, HandoffUrgency.Soon, "I was charged twice for my last visit")]
    [InlineData(HandoffReason.MedicalEmergency, HandoffUrgency.Immediate, "I have chest pain and I can't breathe")]
    [InlineData(HandoffReason.LegalRisk, HandoffUrgency.Soon, "my lawyer will take legal action")]
    public async Task Reason_CallsAPersonAndTellsTheCaller(HandoffReason reason, HandoffUrgency urgency, string said)
    {
        await using var call = await BrainCall.StartAsync();
        var answer = "";
        foreach (var text in said.Split('|'))
            answer = await call.SayAsync(text);
        await ShouldBeRaisedAsync(call, reason, urgency, answer);
    }

    [Fact]
    public async Task SystemError_CallsAPersonWhenTheDialogueCannotBeKept()
    {
        await using var call = await BrainCall.StartAsync(await ClinicAsync(), services => services.AddSingleton<IDialogueStateStore, BrokenStates>());
        var answer = await call.SayAsync("I would like to book an appointment");
        await ShouldBeRaisedAsync(call, HandoffReason.SystemError, HandoffUrgency.Normal, answer);
    }

    [Fact]
    public async Task RepeatedFailure_CallsAPersonWhenAFlowGetsStuck()
    {
        await using var call = await BrainCall.StartAsync(await ClinicAsync());
        var answer = await call.SayAsync("I would like to book an appointment");
        for (var turn = 0; turn < 8 && (await call.HandoffsAsync()).Count == 0; turn++)
            answer = await call.SayAsync($"blah number {(char)('a' + turn)}");
        (await call.HandoffsAsync()).ShouldHaveSingleItem().Reason.ShouldBe(HandoffReason.RepeatedFailure);
        answer.ShouldContain("I have passed everything on.");
    }

    [Fact]
    public async Task Reason_CallsOnceInACall()
    {
        await using var call = await BrainCall.StartAsync();
        (await call.SayAsync("I was charged twice")).ShouldContain("I have passed everything on");
        (await call.SayAsync("really, I was charged twice for it")).ShouldNotContain("I have passed everything on");
        (await call.HandoffsAsync()).Count.ShouldBe(1);
    }

    private static async Task ShouldBeRaisedAsync(BrainCall call, HandoffReason reason, HandoffUrgency urgency, string answer)
    {
        var raised = (await call.HandoffsAsync()).ShouldHaveSingleItem();
        (raised.Reason, raised.Urgency, raised.Queue).ShouldBe((reason, urgency, "front_desk"));
        raised.LastTurns.Count.ShouldBeGreaterThan(0);
        answer.ShouldContain(urgency is HandoffUrgency.Immediate ? "I have passed this on to the front desk as urgent." : "I have passed everything on");
    }

    private static async Task<AgentDefinition> ClinicAsync()
    {
        await using var call = await BrainCall.StartAsync();
        return (await call.Get<IAgentCatalog>().FindAsync(call.Session.Tenant, BrainCall.Agent.AgentName, "ann", TestContext.Current.CancellationToken)).ShouldNotBeNull();
    }

    private sealed class BrokenStates : IDialogueStateStore
    {
        public ValueTask<StoredDialogue?> LoadAsync(CallContext call, CancellationToken cancellationToken) => throw new IOException("The disk is full.");

        public ValueTask<StoredDialogue?> LoadBeforeAsync(CallContext call, int turn, CancellationToken cancellationToken) => throw new IOException("The disk is full.");

        public ValueTask<bool> TrySaveAsync(CallContext call, StoredDialogue next, CancellationToken cancellationToken) => throw new IOException("The disk is full.");
    }
}
