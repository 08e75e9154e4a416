using System.Collections.Immutable;
using Parley.Handoff;

namespace Parley.Flows.Engine;

/// <summary>Questions for slots: what is missing is asked, again with more help after each failure, until the flow gives up.</summary>
internal static class Asking
{
    public static bool Enter(FlowWalk walk, FlowNode.Ask ask)
    {
        if (!IsMissing(walk, ask.Slot) || walk.Map.Slot(ask.Slot) is not { } slot)
        {
            walk.GoTo(ask.Next);
            return true;
        }

        if (IsPicked(walk, slot))
        {
            walk.GoTo(ask.Next);
            return true;
        }

        Prompt(walk, slot);
        return false;
    }

    /// <summary>"Both" was the answer once for all: which of them it is now, the caller hears.</summary>
    private static bool IsPicked(FlowWalk walk, SlotDefinition slot)
    {
        if (walk.State.AskedFor.Picked is not { } picked || picked.Flow != walk.Top.Flow || picked.Slot != slot.Name
            || walk.Scope().WithChoices(slot).Choices.FirstOrDefault(c => c.Id == picked.Value.Value) is not { } choice)
            return false;
        var at = walk.State.AskedAt;
        walk.State = walk.State with { Stack = walk.State.Stack.SetItem(at, walk.State.Stack[at] with { Picked = null }) };
        walk.Say(FlowPhrases.This(choice.Say), SayKind.Aside);
        Filling.Put(walk, slot, picked.Value);
        return true;
    }

    /// <summary>Optional slots are taken when they are offered, not asked for.</summary>
    public static bool Enter(FlowWalk walk, FlowNode.Collect collect)
    {
        var missing = collect.Slots.Where(s => IsMissing(walk, s)).Select(walk.Map.Slot).FirstOrDefault(s => s is { IsOptional: false });
        if (missing is null)
        {
            walk.GoTo(collect.Next);
            return true;
        }

        Prompt(walk, missing);
        return false;
    }

    public static bool IsMissing(FlowWalk walk, string slot) => !walk.Top.Slots.ContainsKey(slot) && !walk.Top.Skipped.Contains(slot);

    public static void Prompt(FlowWalk walk, SlotDefinition slot)
    {
        var attempts = walk.Top.Attempts.GetValueOrDefault(slot.Name);
        var text = slot.Prompts.Count > 0 ? walk.Scope().Say(slot.Prompts[Math.Min(attempts, slot.Prompts.Count - 1)]) : "";
        walk.Say(text.Length > 0 ? text : FlowPhrases.Ask(slot.Name.Replace('_', ' ')), SayKind.Question);
        Expect(walk, slot);
        walk.Top = walk.Top with { Asked = walk.Top.Asked.Remove(slot.Name).Add(slot.Name) };
    }

    public static void Expect(FlowWalk walk, SlotDefinition slot)
    {
        walk.Act(new FlowAct.Expect(walk.Scope().WithChoices(slot)));
        walk.Wait(new FlowWait.Slot(slot.Name));
    }

    /// <summary>The caller's answer was no use.</summary>
    /// <param name="why">Said first; empty for the general apology where the next question is the one before.</param>
    public static void Fail(FlowWalk walk, string asked, string why)
    {
        var attempts = walk.Top.Attempts.GetValueOrDefault(asked) + 1;
        walk.Top = walk.Top with { Attempts = walk.Top.Attempts.SetItem(asked, attempts) };
        walk.State = walk.State with { FailuresInARow = walk.State.FailuresInARow + 1 };
        var slot = walk.Map.Slot(asked);
        if (slot is null || attempts > slot.Retries || walk.State.FailuresInARow >= walk.Agent.Agent.Handoff.FailuresInARow)
        {
            walk.Say(why, SayKind.Aside);
            GiveUp(walk, asked);
            return;
        }

        walk.Say(why.Length > 0 ? why : attempts < slot.Prompts.Count ? "" : FlowPhrases.NotUnderstood, SayKind.Aside);
        NodeRun.Go(walk);
    }

    /// <summary>More help was asked for: the next wording, without counting a failure.</summary>
    public static void Help(FlowWalk walk, string asked)
    {
        walk.Top = walk.Top with { Attempts = walk.Top.Attempts.SetItem(asked, Math.Max(1, walk.Top.Attempts.GetValueOrDefault(asked))) };
        NodeRun.Go(walk);
        walk.Say(FlowPhrases.Anytime, SayKind.Aside);
    }

    /// <summary>An optional question is passed over; any other is not.</summary>
    public static bool TrySkip(FlowWalk walk, string asked)
    {
        if (walk.Map.Slot(asked) is not { IsOptional: true })
            return false;
        walk.Top = walk.Top with { Skipped = walk.Top.Skipped.Add(asked) };
        walk.State = walk.State with { FailuresInARow = 0 };
        NodeRun.Go(walk);
        return true;
    }

    private static void GiveUp(FlowWalk walk, string asked)
    {
        if (!TrySkip(walk, asked) && !TryOnFailure(walk, asked))
            PersonCalls.Raise(walk, HandoffReason.RepeatedFailure, $"No usable answer to '{asked}'.");
    }

    /// <summary>Goes where the flow's author says for a question that gets no answer; nowhere where nothing is said.</summary>
    public static bool TryOnFailure(FlowWalk walk, string asked)
    {
        var onFailure = walk.Map.Node(walk.Top.Node) switch
        {
            FlowNode.Ask ask => ask.OnFailure,
            FlowNode.Collect collect => collect.OnFailure,
            _ => null,
        };
        if (onFailure is null)
            return false;
        walk.Top = walk.Top with { Attempts = walk.Top.Attempts.Remove(asked) };
        walk.State = walk.State with { FailuresInARow = 0 };
        walk.GoTo(onFailure);
        NodeRun.Go(walk);
        return true;
    }
}
