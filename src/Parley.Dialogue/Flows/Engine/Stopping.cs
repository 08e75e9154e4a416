using Parley.Understanding;

namespace Parley.Flows.Engine;

/// <summary>Giving a flow up; asked back when something would be lost by it.</summary>
internal static class Stopping
{
    public static void Ask(FlowWalk walk)
    {
        if (walk.Top.Slots.Values.All(v => v.Source is ValueSource.Agent or ValueSource.UntrustedText))
        {
            Stop(walk);
            return;
        }

        walk.Say(FlowPhrases.AskStop(Switching.Task(Left(walk))), SayKind.Question);
        walk.Wait(new FlowWait.Stopping());
    }

    /// <summary>What would be given up: the task that was asked for, and not the part of it that runs.</summary>
    public static FlowMap Left(FlowWalk walk) => walk.Agent.Flow(walk.State.AskedFor.Flow) ?? walk.Map;

    public static void Answered(FlowWalk walk, FlowInput.Understood said)
    {
        var acts = said.Turned.Acts;
        var isYes = (acts & (CallerActs.Affirm | CallerActs.Cancel | CallerActs.Goodbye)) != 0;
        if (isYes && !acts.HasFlag(CallerActs.Deny))
        {
            Stop(walk);
            return;
        }

        walk.Wait(null);
        if (acts.HasFlag(CallerActs.Deny) && !Filling.Answers(walk, said.Turned, asked: null))
        {
            walk.Say(FlowPhrases.GoingOn, SayKind.Aside);
            NodeRun.Go(walk);
        }
        else
        {
            CallerTurn.InFlow(walk, said);
        }
    }

    public static void Stop(FlowWalk walk)
    {
        var isAnythingDone = !walk.Top.Locked.IsEmpty;
        walk.State = walk.State with { FailuresInARow = 0 };
        walk.Say(isAnythingDone ? $"{FlowPhrases.Stopped} {FlowPhrases.DoneStays}" : FlowPhrases.Stopped);
        FlowEnding.Leave(walk);
        if (walk is { IsIdle: true, State.Wait: null })
            walk.Say(FlowPhrases.AnythingElse, SayKind.Question);
    }
}
