using System.Collections.Immutable;
using Parley.Calls;
using Parley.Dialogue;
using Parley.Dialogue.Guarding;
using Parley.Flows.Engine;
using Parley.Guardrails;
using Parley.Handoff;

namespace Parley.Flows.Running;

/// <summary>Sums a call up from the engine's state: what is under way, what is known, what was said last. Sensitive values are masked.</summary>
/// <param name="mask">Masks what was said.</param>
internal sealed class HandoffRecords(SpokenMask mask) : IHandoffRecords
{
    private const int LastTurns = 8;

    public HandoffRecord Write(ReplyRequest request, AgentFlows agent, FlowState state, FlowAct.CallPerson act)
    {
        var slots = Slots(request, agent, state);
        var masked = mask.For(request, MaskingTarget.Event);
        return new HandoffRecord(
            request.Call, request.UserId, request.Channel, request.Agent.AgentName, act.Reason, act.Detail, Summary(agent, state, slots) + Words(act, masked.UserText), slots,
            [.. (masked.UserText.Length == 0 ? masked.Heard : masked.Heard.Append(new Utterance(Speaker.Caller, masked.UserText))).TakeLast(LastTurns)],
            act.Queue, act.Urgency, request.Call.Clock.GetUtcNow())
        {
            Basis = mask.BasisOf(request) with { Node = state.Node, Intent = state.AskedAt >= 0 ? state.AskedFor.Flow : request.Intent },
        };
    }

    /// <summary>Who takes an emergency acts on the caller's own words, and may have no time for the turns.</summary>
    private static string Words(FlowAct.CallPerson act, string said) =>
        act.Reason is HandoffReason.MedicalEmergency && said.Length > 0 ? $" The caller said: {said}" : "";

    private ImmutableSortedDictionary<string, SlotValue> Slots(ReplyRequest request, AgentFlows agent, FlowState state)
    {
        var slots = state.Caller.ToImmutableSortedDictionary(known => known.Key.ToLowerInvariant(), known => Masked(known.Value, known.Key.ToLowerInvariant(), IsSensitive(agent, known.Key)));
        foreach (var frame in state.Stack)
            foreach (var (name, value) in frame.Slots)
                slots = slots.SetItem(name, Masked(request, value, name, agent.Flow(frame.Flow)?.Slot(name)));
        return slots;
    }

    /// <summary>A caller may say anything in a slot for words, a social security number too: it is masked as what was said is. The summary is made of what comes out.</summary>
    private SlotValue Masked(ReplyRequest request, SlotValue value, string name, SlotDefinition? slot) => slot is { Type: SlotType.Text, IsSensitive: false }
        ? value with { Value = mask.For(value.Value, request.Agent, MaskingTarget.Event, slot.Prompts), Spoken = mask.For(value.Spoken, request.Agent, MaskingTarget.Event, slot.Prompts) }
        : Masked(value, name, slot is { IsSensitive: true });

    private static SlotValue Masked(SlotValue value, string name, bool isSensitive) => isSensitive ? value with { Value = $"[{name}]", Spoken = $"[{name}]" } : value;

    /// <summary>What one task keeps to itself none tells.</summary>
    private static bool IsSensitive(AgentFlows agent, string type) => agent.Agent.Flows.Any(flow => flow.Slots.Any(slot => slot.IsSensitive && slot.Type.ToString() == type));

    private static string Summary(AgentFlows agent, FlowState state, ImmutableSortedDictionary<string, SlotValue> slots)
    {
        var tasks = state.Stack.Where(f => f.Kind is not FrameKind.Sub).Select(f => agent.Flow(f.Flow)).Concat(state.Later.Select(l => agent.Flow(l.Flow ?? ""))).OfType<FlowMap>().Select(Switching.Task).ToList();
        var wanted = tasks.Count == 0 ? "No task was under way." : $"The caller wanted to {string.Join(", then to ", tasks)}.";
        var known = slots.Count == 0 ? "" : $" Known so far: {string.Join(", ", slots.Select(s => $"{s.Key.Replace('_', ' ')} {s.Value.Spoken}"))}.";
        return wanted + known;
    }
}
