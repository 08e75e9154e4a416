using System.Collections.Immutable;

namespace Parley.Flows.Engine;

/// <summary>
/// Decides what a dialogue does next. Pure: the same state and input give the same step, time comes in inputs, and what is decided is carried
/// out by others, whose outcome comes back as an input. Always says something, waits for somebody's work, or leaves the turn to others.
/// </summary>
internal static class FlowEngine
{
    public static FlowStep Next(AgentFlows agent, FlowState state, FlowInput input)
    {
        if (state.Ended)
            return new FlowStep(state, []);
        var walk = new FlowWalk(agent, state, input.At);
        TakeIn(walk, input);
        return walk.Finish();
    }

    private static void TakeIn(FlowWalk walk, FlowInput input)
    {
        switch (input)
        {
            case FlowInput.CallStarted started:
                walk.State = walk.State with
                {
                    Session = started.Session.ToImmutableSortedDictionary(StringComparer.Ordinal), LastSaid = started.Greeting,
                };
                break;
            case FlowInput.Understood understood:
                CallerTurn.Take(walk, understood);
                break;
            case FlowInput.Proposed proposed when walk is { IsIdle: true, State.Wait: null } && walk.Agent.Flow(proposed.Flow) is { IsStartable: true }:
                // What the model would do with it is not taken over: the caller is asked, and the flow gets its values from the caller.
                Switching.Offer(walk, proposed.Flow, proposed.Text);
                break;
            case FlowInput.Reread reread when walk.State.Wait is FlowWait.Rereading begun:
                walk.Question = begun.Question;
                FlowEntry.Begin(walk, reread.Turned);
                break;
            case FlowInput.Silence:
                Silences.Take(walk);
                break;
            case FlowInput.ToolReturned returned:
                ToolOutcomes.Take(walk, returned);
                break;
            case FlowInput.KnowledgeAnswered answered when walk.State.Wait is FlowWait.Knowledge asked:
                Digressions.Answered(walk, asked, answered);
                if (!answered.OffersPerson)
                    walk.After(answered.Said);
                break;
            case FlowInput.HandoffRaised raised when walk.State.Wait is FlowWait.Person:
                PersonCalls.Raised(walk, raised);
                break;
            case FlowInput.HandoffWithdrawn ended when walk.State.Wait is FlowWait.Withdrawal:
                Withdrawals.Ended(walk, ended.IsWithdrawn);
                break;
            case FlowInput.Resumed:
                Resumption.Take(walk);
                break;
        }
    }
}
