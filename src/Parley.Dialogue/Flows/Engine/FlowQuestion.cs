using System.Collections.Immutable;
using Parley.Dialogue;
using Parley.Understanding;

namespace Parley.Flows.Engine;

/// <summary>What the caller's next words may be about.</summary>
internal static class FlowQuestion
{
    /// <summary>Words of one turn, whichever the state has come to: models are counted with the turn that asked them.</summary>
    public static UnderstandingRequest For(AgentFlows agent, FlowState state, ReplyRequest request, string text)
    {
        var question = For(agent, state, request.Call, text) with { Committed = request.Committed };
        return request.Turn > 0 ? question with { Turn = request.Turn } : question;
    }

    public static UnderstandingRequest For(AgentFlows agent, FlowState state, Calls.CallContext call, string text)
    {
        var local = TimeZoneInfo.ConvertTime(call.Clock.GetUtcNow(), agent.Zone).DateTime;
        var slots = ImmutableArray<SlotDefinition>.Empty;
        if (state.Top is { } frame && agent.Flow(frame.Flow) is { } map)
        {
            var scope = new FlowScope(agent, state, frame, local);
            slots = [.. map.Flow.Slots.Select(scope.WithChoices)];
        }
        else if (state.Wait is FlowWait.Switching offered && agent.Flow(offered.Flow) is { } task)
        {
            // "Yes, on Tuesday": what the offered task would ask may be said with the yes.
            slots = [.. task.Flow.Slots.Where(s => s.ChoicesFrom is null)];
        }

        var open = state.Wait switch { FlowWait.Slot waiting => waiting.Name, FlowWait.Lacking lacking => lacking.Name, FlowWait.Rereading again => again.Answers, _ => null };
        var asked = slots.FirstOrDefault(s => s.Name == open);
        return new UnderstandingRequest(
            call, agent.Agent.Language, agent.Zone, agent.Agent.Region, BegunNumbers.With(state, text), asked, state.Wait is { IsYesOrNo: true }, slots,
            state.Top?.Slots ?? ImmutableSortedDictionary<string, SlotValue>.Empty, agent.Intents)
        {
            OutOfScope = agent.Agent.OutOfScope, Question = state.Wait is { IsYesOrNo: true } ? state.LastSaid : "",
            UnderWay = [.. state.Stack.Select(held => held.Flow)], Waiting = [.. state.Later.Select(later => later.Flow).OfType<string>()], Agent = agent.Agent, Turn = state.Turn + 1, Node = state.Node,
        };
    }
}
