using Parley.Dialogue;
using Parley.Flows.Engine;
using Parley.Records;

namespace Parley.Flows.Running;

/// <summary>How flows moved from one state to a later one, for the call's records.</summary>
internal static class FlowMoves
{
    public static IEnumerable<ReplyPart> Between(FlowState before, FlowState after)
    {
        var same = 0;
        while (same < before.Stack.Count && same < after.Stack.Count && before.Stack[same].Flow == after.Stack[same].Flow)
            same++;
        foreach (var ended in before.Stack.Skip(same).Reverse())
            yield return Moved(ended.Flow, "");
        if (after.Top is { } top && (same < before.Stack.Count || same < after.Stack.Count || before.Top?.Node != top.Node))
            yield return Moved(top.Flow, top.Node);
    }

    // Its time is when the conversation takes it.
    private static ReplyPart.Noted Moved(string flow, string node) => new(new CallEvent.FlowMoved(TimeSpan.Zero, flow, node));
}
