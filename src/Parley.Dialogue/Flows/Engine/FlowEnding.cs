namespace Parley.Flows.Engine;

/// <summary>How flows end, and what goes on then.</summary>
internal static class FlowEnding
{
    /// <returns>Whether it goes on at once, in the flow below.</returns>
    public static bool Enter(FlowWalk walk, FlowNode.End end)
    {
        walk.Say(Besides.WithoutMore(walk, walk.Scope().Say(end.Text)));
        if (!end.HangsUp)
            return Close(walk);
        walk.State = walk.State with { Ended = true, Wait = null };
        walk.Act(new FlowAct.EndCall());
        return false;
    }

    /// <summary>Leaves the flow that runs, with the flows it is a part of, and goes on with what was going on before.</summary>
    public static void Leave(FlowWalk walk)
    {
        while (walk.Top.Kind is FrameKind.Sub && walk.State.Stack.Count > 1)
            walk.Pop();
        if (Close(walk))
        {
            NodeRun.Go(walk);
            return;
        }

        walk.Wait(null);
        Besides.TakeUp(walk);
    }

    private static bool Close(FlowWalk walk)
    {
        var ended = walk.Top;
        var scope = walk.Scope();
        Callers.Keep(walk);
        walk.Ended = new FlowWalk.Left(ended, walk.Map);
        walk.Pop();
        if (walk.IsIdle)
            return false;
        if (ended.Kind is FrameKind.Sub && walk.Map.Node(walk.Top.Node) is FlowNode.SubFlow node)
        {
            walk.Top = walk.Top with { Slots = walk.Top.Slots.SetItems(FlowEntry.Handed(scope, ended, node.Outputs, walk.Map)) };
            walk.GoTo(node.Next);
        }
        else
        {
            walk.Say(FlowPhrases.BackToIt, SayKind.Aside);
        }

        return true;
    }
}
