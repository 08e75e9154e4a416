using System.Collections.Immutable;
using Parley.Handoff;

namespace Parley.Flows.Engine;

/// <summary>Goes from node to node until one has to wait. Nothing goes on for ever: a node is entered only so often in one run of its flow.</summary>
internal static class NodeRun
{
    /// <summary>How often one run of a flow may come by the same node.</summary>
    public const int EntriesAtMost = 20;

    private const int NodesAtMost = 200;

    public static void Go(FlowWalk walk)
    {
        walk.Wait(null);
        if (Besides.AnswerFirst(walk))
            return;
        for (var nodes = 0; !walk.IsIdle && !walk.State.Ended; nodes++)
        {
            var id = walk.Top.Node;
            if (nodes >= NodesAtMost || walk.Top.Entered.GetValueOrDefault(id) > EntriesAtMost || walk.Map.Node(id) is not { } node)
            {
                PersonCalls.Raise(walk, HandoffReason.SystemError, $"The flow '{walk.Top.Flow}' went round in circles at '{id}'.");
                return;
            }

            if (!Enter(walk, node))
                break;
        }

        if (Besides.TakeUp(walk))
            return;
        if (walk is { IsIdle: true, HasSaid: false, State: { Wait: null, Ended: false } })
            walk.Say(FlowPhrases.AnythingElse, SayKind.Question);
    }

    /// <returns>Whether it goes on at once.</returns>
    private static bool Enter(FlowWalk walk, FlowNode node)
    {
        switch (node)
        {
            case FlowNode.Say say:
                walk.SayOf(say.Text);
                walk.GoTo(say.Next);
                return true;
            case FlowNode.Ask ask:
                return Asking.Enter(walk, ask);
            case FlowNode.Collect collect:
                return Asking.Enter(walk, collect);
            case FlowNode.Confirm confirm:
                return Confirming.Enter(walk, confirm);
            case FlowNode.Tool tool:
                ToolCalls.Enter(walk, tool);
                return false;
            case FlowNode.Set set:
                Computing.Enter(walk, set);
                return true;
            case FlowNode.Branch branch:
                walk.GoTo(branch.Cases.FirstOrDefault(c => walk.Scope().Holds(c.When))?.Next ?? branch.Otherwise);
                return true;
            case FlowNode.Answer answer:
                Digressions.Ask(walk, answer.Question.Length > 0 ? walk.Scope().Say(answer.Question) : walk.State.TurnText, answer.Next);
                return false;
            case FlowNode.SubFlow sub:
                return FlowEntry.Enter(walk, sub);
            case FlowNode.CallPerson person:
                walk.SayOf(person.Text);
                PersonCalls.Raise(walk, person.Reason, $"The flow '{walk.Top.Flow}' asks for a person.", person.Queue, isAskedByFlow: true);
                return false;
            case FlowNode.End end:
                return FlowEnding.Enter(walk, end);
            default:
                throw new InvalidOperationException($"No such node: {node.GetType().Name}.");
        }
    }
}
