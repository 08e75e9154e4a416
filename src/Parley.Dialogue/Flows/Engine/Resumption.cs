using Parley.Handoff;

namespace Parley.Flows.Engine;

/// <summary>Goes on after a break: work that was under way is asked for again as it was, a question is put again.</summary>
internal static class Resumption
{
    public static void Take(FlowWalk walk)
    {
        if (WorkOf(walk.Agent, walk.State) is { } work)
            walk.Act(work);
        else
            AskAgain(walk, needsHelp: false);
    }

    /// <summary>What has to be done before anything goes on; null when the caller is to speak.</summary>
    public static FlowAct? WorkOf(AgentFlows agent, FlowState state) => state.Wait switch
    {
        FlowWait.Tool tool => new FlowAct.CallTool(tool.Call),
        FlowWait.Knowledge knowledge => new FlowAct.AnswerFromKnowledge(knowledge.Question),
        FlowWait.Rereading rereading => new FlowAct.ReadAgain(rereading.Text),
        FlowWait.Person person => new FlowAct.CallPerson(person.Reason, person.Queue, person.Detail, HandoffUrgencies.Of(person.Reason)),
        FlowWait.Withdrawal withdrawal => new FlowAct.WithdrawHandoff(withdrawal.Id),
        _ => null,
    };

    public static void AskAgain(FlowWalk walk, bool needsHelp)
    {
        switch (walk.State.Wait)
        {
            case FlowWait.Stopping:
                walk.Say(FlowPhrases.AskStop(Switching.Task(walk.Map)), SayKind.Question);
                break;
            case FlowWait.Switching switching:
                Switching.Offer(walk, switching.Flow, switching.Text);
                break;
            case FlowWait.Choosing choosing:
                Switching.AskWhich(walk, choosing);
                break;
            case FlowWait.Lacking lacking when walk.Map.Slot(lacking.Name) is { } slot:
                Lacking.Offer(walk, slot);
                break;
            case FlowWait.Slot slot when needsHelp:
                Asking.Help(walk, slot.Name);
                break;
            case var _ when walk.IsIdle:
                walk.Say(FlowPhrases.HowCanIHelp, SayKind.Question);
                break;
            default:
                NodeRun.Go(walk);
                break;
        }
    }
}
