using Parley.Tools;

namespace Parley.Flows.Engine;

/// <summary>
/// A person decides about a call when its flow has long been left. Where the flow says what happens when they decide against it, or not at all, it is taken up
/// there once more, with the values it had.
/// </summary>
internal static class Denials
{
    private const int DeepestStack = 8;

    private static readonly string[] Codes = ["denied", "approval_expired"];

    /// <summary>The call with its flow as it stands, if that will be needed: for the way back, or for the person who takes over what is known by then.</summary>
    public static PendingTool Remembering(FlowWalk walk, PendingTool call) =>
        (walk.Map.Node(call.Node) is FlowNode.Tool node && Codes.Any(node.OnFailure.ContainsKey)) || walk.Agent.Tool(call.Tool) is { CallsPerson: true }
            ? call with { LeftBy = walk.Top with { Path = [], Asked = [] } }
            : call;

    /// <returns>False where the flow says nothing, or this is no time for it: then the caller is told in general.</returns>
    public static bool LeadsBack(FlowWalk walk, PendingTool call, ToolOutcome outcome)
    {
        if (outcome is not ToolOutcome.Refused { Code: var code } || call.LeftBy is not { } left || !Codes.Contains(code)
            || (walk.Agent.Flow(call.Flow)?.Node(call.Node) as FlowNode.Tool)?.OnFailure.GetValueOrDefault(code) is not { } next)
            return false;
        // Once a person was called for the caller nothing else begins, and work under way has its own say first.
        if (walk.State is { HandedOver: true } or { Wait.IsWork: true } || walk.State.Stack.Count >= DeepestStack)
            return false;
        walk.Push(left with { Kind = walk.IsIdle ? FrameKind.Root : FrameKind.Digression });
        walk.GoTo(next);
        NodeRun.Go(walk);
        if (call.HasEffect && !walk.State.Ended)
            Owed.Tell(walk, call, walk.Statements);
        return true;
    }
}
