using System.Runtime.CompilerServices;
using Parley.Dialogue;
using Parley.Flows.Engine;
using Parley.Handoff;

namespace Parley.Flows.Running;

/// <summary>
/// Answers turns with the flow engine: understands what was said, takes the engine a step further, stores the step, and only then lets
/// anything of it be heard or done. Whoever stops listening stops the words; what tools do runs on, and the next turn takes it up. Thread-safe;
/// the turns of one call come one after the other.
/// </summary>
internal sealed class DialogueRuntime(DialoguePorts ports) : IAsyncDisposable
{
    private readonly AgentFlowsCache _agents = new(ports.Directory);
    private readonly ToolWork _work = new(ports.Tools);

    public async IAsyncEnumerable<ReplyPart> ReplyAsync(ReplyRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var agent = await _agents.ForAsync(request.Agent, request.Call.Tenant, cancellationToken);
        var dialogue = new CallDialogue(ports.States, request.Call, agent);
        await dialogue.LoadAsync(cancellationToken);
        var turn = new DialogueTurn(ports, _work, dialogue, request);
        var parts = request.IsSpeculative ? turn.SpeculateAsync(cancellationToken)
            : request.IsPersonsMatter ? turn.TakeYesAsync(cancellationToken)
            : request.IsResumption ? turn.ResumeAsync(cancellationToken)
            : turn.TakeAsync(cancellationToken);
        await foreach (var part in parts)
            yield return part;
    }

    /// <summary>What a person needs to take over for a reason that arose outside of flows, with all that flows know of the call.</summary>
    public async ValueTask<HandoffRecord> RecordAsync(ReplyRequest request, HandoffTrigger trigger, CancellationToken cancellationToken)
    {
        var dialogue = new CallDialogue(ports.States, request.Call, await _agents.ForAsync(request.Agent, request.Call.Tenant, cancellationToken));
        await dialogue.LoadAsync(cancellationToken);
        var act = new FlowAct.CallPerson(trigger.Reason, QueueOf(dialogue.Agent, trigger), trigger.Detail, trigger.Urgency);
        return ports.Records.Write(request, dialogue.Agent, dialogue.State, act);
    }

    /// <summary>What a flow's tool hands over that was approved when its turn was long over; null where nothing waits under that step.</summary>
    /// <param name="request">The call as it was heard; nothing of it is answered.</param>
    public async ValueTask<HandoffRecord?> HandoverAsync(ReplyRequest request, string step, CancellationToken cancellationToken)
    {
        var dialogue = new CallDialogue(ports.States, request.Call, await _agents.ForAsync(request.Agent, request.Call.Tenant, cancellationToken));
        await dialogue.LoadAsync(cancellationToken);
        return dialogue.State.Approvals.Concat(dialogue.State.Late).FirstOrDefault(call => call.Step == step) is { } call
            ? PersonTool.Handover(ports.Records, dialogue, request, call)
            : null;
    }

    /// <summary>Whoever hears of an emergency first, the flow or a rule before it, the same people are told: those its author named.</summary>
    private static string QueueOf(AgentFlows agent, HandoffTrigger trigger) =>
        trigger.Reason is HandoffReason.MedicalEmergency && !agent.Agent.Handoff.Queues.ContainsKey(trigger.Reason) && agent.EmergencyQueue is { } queue ? queue : trigger.Queue;

    public ValueTask DisposeAsync() => _work.DisposeAsync();
}
