using Parley.Understanding;
using Parley.Understanding.Spoken;

namespace Parley.Flows.Engine;

/// <summary>What callers may say at any point of a flow: help, stop, go back, goodbye.</summary>
internal static class Anytime
{
    /// <returns>Whether that was it.</returns>
    public static bool Take(FlowWalk walk, FlowInput.Understood said, string? asked)
    {
        var acts = said.Turned.Acts;
        var hasValues = Filling.Answers(walk, said.Turned, asked);
        if (acts.HasFlag(CallerActs.Help) && !hasValues)
            Help(walk, asked);
        else if (acts.HasFlag(CallerActs.GoBack))
            GoBack(walk, asked);
        else if (acts.HasFlag(CallerActs.Cancel) && !hasValues && IsTheTask(walk, said))
            Insist(walk);
        else if ((acts & (CallerActs.Cancel | CallerActs.Goodbye)) != 0 && !hasValues && Stops(walk, acts, Switching.IsMeant(walk, said.Turned, asked)))
            Stopping.Ask(walk);
        else
            return false;
        return true;
    }

    /// <summary>"Cancel it" while something is booked means the booking, however near that is to cancelling what stands already.</summary>
    private static bool Stops(FlowWalk walk, CallerActs acts, string? task) => task is null || acts.HasFlag(CallerActs.Cancel) && !OtherwiseMeant.IsAboutTheSame(walk, task);

    /// <summary>"Cancel it, please" where cancelling is the task: they want it done, and nothing given up.</summary>
    private static bool IsTheTask(FlowWalk walk, FlowInput.Understood said)
    {
        var verb = Switching.Task(Stopping.Left(walk)).Split(' ')[0];
        var words = SpokenTurn.Of(said.Text).Tokens.Select(token => token.Text).ToList();
        // "I changed my mind, don't cancel" has the word as well.
        return !said.Turned.Acts.HasFlag(CallerActs.Deny) && words.Contains(verb) && !words.Exists(word => word is "not" or "never" or "mind" or "forget" or "stop" || word.EndsWith("n't", StringComparison.Ordinal))
            && !(walk.State.Wait is FlowWait.Confirmation && walk.Top.Kind is FrameKind.Sub);
    }

    private static void Insist(FlowWalk walk)
    {
        if (walk.State.Wait is FlowWait.Confirmation)
            Confirming.Yes(walk);
        else
            NodeRun.Go(walk);
    }

    private static void Help(FlowWalk walk, string? asked)
    {
        if (asked is not null)
            Asking.Help(walk, asked);
        else if (walk.State.Wait is FlowWait.Confirmation)
        {
            walk.Say($"{FlowPhrases.ConfirmHelp} {FlowPhrases.Anytime}", SayKind.Question);
            // "What was that?" means what is to be confirmed.
            walk.Said = Confirming.ReadBack(walk);
        }
        else
            NodeRun.Go(walk);
    }

    /// <summary>To the question before this one, whose answer is forgotten.</summary>
    private static void GoBack(FlowWalk walk, string? asked)
    {
        var before = walk.Top.Asked.FindLast(slot => slot != asked && walk.Top.Slots.ContainsKey(slot) && !walk.Top.Locked.Contains(slot));
        if (before is null)
            walk.Say(FlowPhrases.FirstQuestion, SayKind.Aside);
        else
            Corrections.Forget(walk, before);
        NodeRun.Go(walk);
    }
}
