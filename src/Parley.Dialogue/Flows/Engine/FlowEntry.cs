using System.Collections.Immutable;
using Parley.Handoff;
using Parley.Understanding;

namespace Parley.Flows.Engine;

/// <summary>How flows begin: because the caller asks for one, or because another runs it.</summary>
internal static class FlowEntry
{
    private const int DeepestStack = 8;

    /// <summary>Starts a flow; the words that asked for it are read again for its slots.</summary>
    /// <param name="answers">The slot that the words are an answer for, before it is asked; null where they are about anything.</param>
    public static void Start(FlowWalk walk, string flow, string text, string? answers = null) => Start(walk, flow, text, ImmutableSortedDictionary<string, SlotValue>.Empty, answers: answers);

    /// <param name="known">Values it begins with.</param>
    /// <param name="answers">As above.</param>
    /// <param name="picked">What it is for, of several things that are asked for one by one.</param>
    public static void Start(FlowWalk walk, string flow, string text, ImmutableSortedDictionary<string, SlotValue> known, PickedChoice? picked = null, string? answers = null)
    {
        if (walk.Agent.Flow(flow) is not { } map)
            return;
        var kind = walk.IsIdle ? FrameKind.Root : FrameKind.Digression;
        walk.State = walk.State with { FailuresInARow = 0, HandedOver = false, OpenHandoff = null };
        walk.Push(new FlowFrame(flow, map.Flow.Start, kind) { Slots = Callers.Known(walk, map, known, text), Picked = picked });
        if (map.Flow.Slots.Count == 0)
        {
            NodeRun.Go(walk);
            return;
        }

        walk.Wait(new FlowWait.Rereading(text, walk.Question) { Answers = answers });
        walk.Question = null;
        walk.Act(new FlowAct.ReadAgain(text));
    }

    public static void Begin(FlowWalk walk, UnderstoodTurn turned)
    {
        walk.Wait(null);
        var filled = Filling.Take(walk, LeftToUs.Settled(walk, turned));
        foreach (var why in filled.Rejected.Values)
            walk.Say(why, SayKind.Aside);
        NodeRun.Go(walk);
    }

    /// <summary>Nothing else counts: whatever runs is left behind.</summary>
    public static void Emergency(FlowWalk walk)
    {
        PersonCalls.KeepLate(walk);
        walk.State = walk.State with { Wait = null, Later = [], OpenHandoff = null };
        walk.Question = null;
        if (walk.Agent.Flow(AgentFlows.EmergencyFlow) is { } map)
        {
            walk.State = walk.State with { Stack = [new FlowFrame(AgentFlows.EmergencyFlow, map.Flow.Start, FrameKind.Root)] };
            NodeRun.Go(walk);
            return;
        }

        walk.Say(FlowPhrases.Emergency);
        PersonCalls.Raise(walk, HandoffReason.MedicalEmergency, "The caller spoke of an emergency.");
    }

    /// <returns>Whether it goes on at once: in the flow that was entered.</returns>
    public static bool Enter(FlowWalk walk, FlowNode.SubFlow node)
    {
        if (walk.Agent.Flow(node.Flow) is not { } map || walk.State.Stack.Count >= DeepestStack)
        {
            PersonCalls.Raise(walk, HandoffReason.SystemError, $"The flow '{walk.Top.Flow}' could not run '{node.Flow}'.");
            return false;
        }

        walk.Push(new FlowFrame(node.Flow, map.Flow.Start, FrameKind.Sub) { Slots = Handed(walk.Scope(), walk.Top, node.Inputs, map) });
        return true;
    }

    /// <summary>Values handed from one flow to another, with where they came from.</summary>
    public static ImmutableSortedDictionary<string, SlotValue> Handed(
        FlowScope from, FlowFrame frame, IReadOnlyDictionary<string, string> templates, FlowMap to)
    {
        var slots = ImmutableSortedDictionary<string, SlotValue>.Empty;
        foreach (var (name, template) in templates)
        {
            if (to.Slot(name) is not { } slot || from.Argument(template) is not { Length: > 0 } text)
                continue;
            var source = from.SourceOf(template);
            var same = frame.Slots.Values.FirstOrDefault(v => v.Value == text && v.Source == source);
            if ((same ?? SlotSpeech.Read(slot, text, source)) is { } value)
                slots = slots.SetItem(name, value);
        }

        return slots;
    }
}
