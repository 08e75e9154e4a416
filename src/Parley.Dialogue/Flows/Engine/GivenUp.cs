namespace Parley.Flows.Engine;

/// <summary>"Forget the refill, just the appointment": wishes that the caller gives up drop out, whether they are under way or wait; the others stand.</summary>
internal static class GivenUp
{
    /// <returns>Whether that was all; else the turn goes on with its other words.</returns>
    public static bool Take(FlowWalk walk, FlowInput.Understood said)
    {
        if (said.Turned.Dropped is not { Count: > 0 } dropped)
            return false;
        var isUnderWay = !walk.IsIdle && dropped.Contains(walk.State.AskedFor.Flow);
        var left = dropped.Where(name => !isUnderWay || name != walk.State.AskedFor.Flow).Select(walk.Agent.Flow).OfType<FlowMap>().ToList();
        walk.State = walk.State with { Later = walk.State.Later.RemoveAll(later => later.Flow is { } flow && dropped.Contains(flow)) };
        if (left.Count > 0)
            walk.Say(FlowPhrases.LeftOut([.. left.Select(Switching.Task)]), SayKind.Aside);
        foreach (var map in left)
            LeaveBelow(walk, map.Flow.Name);
        if (isUnderWay)
        {
            WantInstead(walk, said);
            Stopping.Stop(walk);
        }
        else if (said.Text.Length == 0)
            GoOn(walk);
        else
            return false;
        return true;
    }

    /// <summary>A flow that waits below for another one to end, with what it runs.</summary>
    private static void LeaveBelow(FlowWalk walk, string flow)
    {
        var stack = walk.State.Stack;
        if (stack.FindIndex(f => f.Flow == flow && f.Kind is not FrameKind.Sub) is not (>= 0 and var at))
            return;
        var end = stack.FindIndex(at + 1, f => f.Kind is FrameKind.Digression);
        if (end < 0)
            return;
        stack = stack.RemoveRange(at, end - at);
        walk.State = walk.State with { Stack = at == 0 ? stack.SetItem(0, stack[0] with { Kind = FrameKind.Root }) : stack };
    }

    /// <summary>What the rest of the turn asks for is next: words more for what waits already, or a task of its own.</summary>
    private static void WantInstead(FlowWalk walk, FlowInput.Understood said)
    {
        if (said.Turned.Intents is not [{ Score: >= Switching.Clear, Name: var wanted }, ..] || said.Turned.Dropped.Contains(wanted) || walk.Agent.Flow(wanted) is not { IsStartable: true }
            || walk.State.Stack.Exists(f => f.Flow == wanted))
            return;
        var waiting = walk.State.Later.Find(l => l.Flow == wanted);
        var later = waiting is null ? new LaterRequest(wanted, said.Text) : waiting with { Text = $"{waiting.Text}. {said.Text}" };
        walk.State = walk.State with { Later = walk.State.Later.RemoveAll(l => l.Flow == wanted).Insert(0, later) };
    }

    private static void GoOn(FlowWalk walk)
    {
        if (walk is not { IsIdle: true, State.Wait: null })
            Resumption.AskAgain(walk, needsHelp: false);
        else if (!Besides.TakeUp(walk))
            walk.Say(FlowPhrases.AnythingElse, SayKind.Question);
    }
}
