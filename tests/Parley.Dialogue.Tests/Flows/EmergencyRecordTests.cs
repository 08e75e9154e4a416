using Parley.Agents;
using Parley.Calls;
using Parley.Dialogue.Guarding;
using Parley.Flows.Running;
using Parley.Handoff;
using Parley.Tenancy;
using Parley.Testing;
using Parley.Testing.Dialogue;
using Parley.Tools;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>An emergency that a rule hears before any flow runs is told to the people whom the emergency flow calls, with the caller's words.</summary>
public sealed class EmergencyRecordTests
{
    private const string Said = "my husband collapsed and he is not breathing";

    private static readonly HandoffTrigger Heard = new(HandoffReason.MedicalEmergency, HandoffUrgency.Immediate, "front_desk", "Guardrail escalate_emergency_language: emergency.");

    [Fact]
    public async Task Emergency_OnTheFirstTurn_GoesToTheNurseLine()
    {
        var record = await RecordAsync(ClinicFlowsTests.Agent with { Handoff = HandoffPolicy.Default }, Heard);

        (record.Reason, record.Queue, record.Urgency).ShouldBe((HandoffReason.MedicalEmergency, "nurse_line", HandoffUrgency.Immediate));
        record.Summary.ShouldContain(Said);
    }

    [Fact]
    public async Task Queue_NamedByThePolicy_ComesFirst()
    {
        var policy = HandoffPolicy.Default with { Queues = new Dictionary<HandoffReason, string> { [HandoffReason.MedicalEmergency] = "ward" } };

        (await RecordAsync(ClinicFlowsTests.Agent with { Handoff = policy }, Heard with { Queue = "ward" })).Queue.ShouldBe("ward");
    }

    [Fact]
    public async Task OtherReasons_StayWhereTheTriggerSendsThem()
    {
        var record = await RecordAsync(ClinicFlowsTests.Agent, Heard with { Reason = HandoffReason.Anger, Urgency = HandoffUrgency.Soon });

        record.Queue.ShouldBe("front_desk");
    }

    [Fact]
    public void SampleClinic_SendsEmergenciesToTheNurseLine_WithoutItsFlowsToo() =>
        ClinicFlowsTests.Agent.Handoff.Queues[HandoffReason.MedicalEmergency].ShouldBe("nurse_line");

    [Fact]
    public async Task ServerOfToolsThatHangs_KeepsNobodyFromBeingCalled()
    {
        var time = new WatchedTime(FlowCall.Now) { Cancellation = TestContext.Current.CancellationToken };
        var (others, handoffs) = (new ScriptedReplies(), new RecordingHandoffs());
        await using var runtime = new DialogueRuntime(new DialoguePorts(
            new MemoryDialogueStates(), new ScriptedUnderstanding(), new ScriptedToolGateway(), new HangingDirectory(), handoffs, new GeneratedKnowledge(others), others, new HandoffRecords(SpokenMask.None)));
        var request = new ReplyRequest(new CallContext(new CallId("call_1"), Clinic.Tenant, time), ClinicFlowsTests.Agent, [], Said) { Turn = 1, UserId = "ann", Channel = "web" };

        var raising = new HandoffCalls(handoffs, SpokenMask.None, runtime).RaiseAsync(request, Heard);
        await time.TimerAsync(TimeSpan.FromSeconds(1)).WaitAsync(TestContext.Current.CancellationToken);
        handoffs.Records.ShouldBeEmpty();
        time.Advance(TimeSpan.FromSeconds(1));
        await raising.WaitAsync(TestContext.Current.CancellationToken);

        var record = handoffs.Records.ShouldHaveSingleItem();
        (record.Reason, record.Urgency).ShouldBe((HandoffReason.MedicalEmergency, HandoffUrgency.Immediate));
        record.Summary.ShouldContain(Said);
    }

    private static async Task<HandoffRecord> RecordAsync(AgentDefinition agent, HandoffTrigger trigger)
    {
        var others = new ScriptedReplies();
        var tools = new ScriptedToolGateway();
        await using var runtime = new DialogueRuntime(new DialoguePorts(
            new MemoryDialogueStates(), new ScriptedUnderstanding(), tools, tools, new RecordingHandoffs(), new GeneratedKnowledge(others), others, new HandoffRecords(SpokenMask.None)));
        var request = new ReplyRequest(Clinic.Call, agent, [], Said) { Turn = 1, UserId = "ann", Channel = "web" };
        return await runtime.RecordAsync(request, trigger, TestContext.Current.CancellationToken);
    }

    private sealed class HangingDirectory : IToolDirectory
    {
        public async ValueTask<IReadOnlyList<ToolDefinition>> AllAsync(TenantContext tenant, CancellationToken cancellationToken) =>
            await new TaskCompletionSource<IReadOnlyList<ToolDefinition>>().Task;
    }
}
