using Parley.Dialogue;
using Parley.Flows.Engine;

namespace Parley.Flows.Running;

/// <summary>What a dialogue waits for from its caller, as whoever listens to the caller has to know it.</summary>
internal static class AwaitedAnswer
{
    public static IEnumerable<ReplyPart> Of(AgentFlows agent, FlowState state)
    {
        if (state.Wait is { IsYesOrNo: true })
            yield return new ReplyPart.Expects(SlotType.YesNo, Timeout: null);
        else if (state is { Wait: FlowWait.Slot asked, Top: { } top } && agent.Flow(top.Flow)?.Slot(asked.Name) is { } slot)
            yield return new ReplyPart.Expects(slot.Type, slot.Timeout);
    }
}
