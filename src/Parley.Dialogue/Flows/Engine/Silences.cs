namespace Parley.Flows.Engine;

/// <summary>Nobody answers: asked again, then with more help, then the agent says goodbye.</summary>
internal static class Silences
{
    private const int AtMost = 3;

    public static void Take(FlowWalk walk)
    {
        if (walk.State.Wait is { IsWork: true })
        {
            walk.Say(FlowPhrases.StillWorking, SayKind.Aside);
            return;
        }

        walk.State = walk.State with { Silences = walk.State.Silences + 1 };
        if (walk.State.Silences >= AtMost)
        {
            walk.Say(FlowPhrases.NobodyThere);
            walk.Act(new FlowAct.EndCall());
            return;
        }

        walk.Say(FlowPhrases.StillThere, SayKind.Aside);
        Resumption.AskAgain(walk, needsHelp: walk.State.Silences > 1);
    }
}
