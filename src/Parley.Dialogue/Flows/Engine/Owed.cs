using System.Collections.Immutable;

namespace Parley.Flows.Engine;

/// <summary>
/// What came of effects, until the caller is known to have heard it. What is known of one now takes the place of what was said of it before, such as that a
/// person has to agree, but never the place of another's.
/// </summary>
internal static class Owed
{
    public static void Tell(FlowWalk walk, PendingTool call, string text)
    {
        var others = call.Told.Length == 0 ? walk.State.Outcome : walk.State.Outcome.Replace(call.Told, "", StringComparison.Ordinal).Trim();
        walk.State = walk.State with
        {
            Outcome = text.Contains(others, StringComparison.Ordinal) ? text : $"{others} {text}".TrimEnd(),
            Retold = 0,
            Late = Remembering(walk.State.Late, call, text),
            Approvals = Remembering(walk.State.Approvals, call, text),
        };
    }

    private static ImmutableList<PendingTool> Remembering(ImmutableList<PendingTool> calls, PendingTool told, string text) =>
        calls.FindIndex(call => call.Step == told.Step) is >= 0 and var at ? calls.SetItem(at, calls[at] with { Told = text }) : calls;
}
