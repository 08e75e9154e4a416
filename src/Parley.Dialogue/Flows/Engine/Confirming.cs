using Parley.Handoff;

namespace Parley.Flows.Engine;

/// <summary>Reading back: a yes makes values trustworthy, a correction is read back again.</summary>
internal static class Confirming
{
    public static bool Enter(FlowWalk walk, FlowNode.Confirm confirm)
    {
        var missing = confirm.Slots.Where(s => Asking.IsMissing(walk, s)).Select(walk.Map.Slot).FirstOrDefault(s => s is { IsOptional: false });
        if (missing is not null)
        {
            Asking.Prompt(walk, missing);
            return false;
        }

        walk.SayOf(confirm.Text, SayKind.Question);
        walk.Wait(new FlowWait.Confirmation());
        return false;
    }

    public static void Yes(FlowWalk walk)
    {
        if (walk.Map.Node(walk.Top.Node) is not FlowNode.Confirm confirm)
            return;
        var slots = walk.Top.Slots;
        foreach (var name in confirm.Slots)
            if (slots.TryGetValue(name, out var value) && value.Source < ValueSource.Confirmed)
                slots = slots.SetItem(name, value with { Source = ValueSource.Confirmed });
        walk.Top = walk.Top with { Slots = slots };
        // What was agreed to waits for no answer to something else.
        Besides.PutOff(walk);
        Leave(walk, confirm.Next);
    }

    public static void No(FlowWalk walk)
    {
        if (walk.Map.Node(walk.Top.Node) is FlowNode.Confirm confirm)
            Leave(walk, confirm.OnNo);
    }

    public static void Fail(FlowWalk walk, string why)
    {
        walk.State = walk.State with { FailuresInARow = walk.State.FailuresInARow + 1 };
        if (walk.State.FailuresInARow >= walk.Agent.Agent.Handoff.FailuresInARow)
        {
            PersonCalls.Raise(walk, HandoffReason.RepeatedFailure, "Values read back were neither confirmed nor corrected.");
            return;
        }

        walk.Say(why.Length > 0 ? why : walk.State.FailuresInARow > 1 ? FlowPhrases.ConfirmAgain : FlowPhrases.Confirm, SayKind.Question);
        walk.Wait(new FlowWait.Confirmation());
        // Whoever did not hear that wants to know what "that" is.
        walk.Said = ReadBack(walk);
    }

    /// <summary>What is to be confirmed, in full.</summary>
    public static string? ReadBack(FlowWalk walk) => walk.Map.Node(walk.Top.Node) is FlowNode.Confirm confirm ? walk.Scope().Say(confirm.Text) : null;

    private static void Leave(FlowWalk walk, string next)
    {
        walk.State = walk.State with { FailuresInARow = 0 };
        walk.GoTo(next);
        NodeRun.Go(walk);
    }
}
