using Parley.Understanding;

namespace Parley.Flows.Engine;

/// <summary>
/// The caller did not hear, or asks whether anybody is there: what is open is said again, whatever it is, and nothing counts as a failure. Nothing that
/// was said in this turn already is said twice.
/// </summary>
internal static class LostThread
{
    /// <param name="isFirst">Nobody has said anything in this call: whoever says hello greets.</param>
    /// <returns>Whether that was it.</returns>
    public static bool Take(FlowWalk walk, FlowInput.Understood said, bool isFirst)
    {
        var acts = said.Turned.Acts;
        if (acts.HasFlag(CallerActs.Presence) && !(isFirst && walk.IsIdle))
            Assure(walk, said);
        else if (acts.HasFlag(CallerActs.Repeat) && !IsAnswer(walk, said) && walk is not { IsIdle: true, State: { Wait: null, LastSaid: "" } })
            Repeat(walk, said);
        else
            return false;
        return true;
    }

    private static bool IsAnswer(FlowWalk walk, FlowInput.Understood said) =>
        !walk.IsIdle && Filling.Answers(walk, said.Turned, (walk.State.Wait as FlowWait.Slot)?.Name);

    private static void Assure(FlowWalk walk, FlowInput.Understood said)
    {
        if (!said.IsAssured)
            walk.Say(FlowPhrases.Here, SayKind.Aside);
        if (said.IsUnheard || said.IsJustSaid || said.ToldAgain.Length > 0)
            Repeat(walk, said);
        else
            AskOpen(walk);
    }

    private static void Repeat(FlowWalk walk, FlowInput.Understood said)
    {
        var last = walk.State.LastSaid;
        var isQuestion = last.EndsWith('?');
        var rest = said.ToldAgain.Length > 0 ? last.Replace(said.ToldAgain, "", StringComparison.Ordinal).Trim() : last;
        if (said.IsJustSaid && (isQuestion || walk.IsIdle))
        {
            Expect(walk);
        }
        else if (said.IsJustSaid || last.Length == 0)
        {
            AskOpen(walk);
        }
        else
        {
            // Word by word, openers and all.
            walk.Act(new FlowAct.Say(rest, SayKind.Question));
            walk.Said = last;
            Expect(walk);
        }
    }

    private static void AskOpen(FlowWalk walk)
    {
        if (walk is { IsIdle: true, State.Wait: null })
            walk.Say(FlowPhrases.AnythingElse, SayKind.Question);
        else
            Resumption.AskAgain(walk, needsHelp: false);
    }

    public static void Expect(FlowWalk walk)
    {
        if (walk is { IsIdle: false, State.Wait: FlowWait.Slot asked } && walk.Map.Slot(asked.Name) is { } slot)
            Asking.Expect(walk, slot);
    }
}
