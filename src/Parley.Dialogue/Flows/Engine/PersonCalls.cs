using System.Collections.Immutable;
using Parley.Handoff;

namespace Parley.Flows.Engine;

/// <summary>
/// A flow calls a person: because its author wants it, or because the engine's own count of failures, which outlives a crash, says so. What else
/// calls a person is decided outside of flows. The caller is told what happens next, and is never dropped.
/// </summary>
internal static class PersonCalls
{
    public static void Asked(FlowWalk walk) => Raise(walk, HandoffReason.AskedForPerson, "The caller asked for a person.");

    /// <param name="isAskedByFlow">The agent's author wants it here, whatever the agent's triggers are.</param>
    public static void Raise(FlowWalk walk, HandoffReason reason, string detail, string queue = "", bool isAskedByFlow = false)
    {
        var policy = walk.Agent.Agent.Handoff;
        KeepLate(walk);
        walk.State = walk.State with { FailuresInARow = 0 };
        if (!isAskedByFlow && !policy.Triggers.Contains(reason))
        {
            walk.Say(FlowPhrases.CannotHelp);
            walk.State = walk.State with { Stack = [], Wait = null };
            if (!Besides.TakeUp(walk))
                walk.Say(FlowPhrases.AnythingElse, SayKind.Question);
            return;
        }

        var to = queue.Length > 0 ? queue : policy.Queues.GetValueOrDefault(reason) ?? policy.DefaultQueue;
        walk.Wait(new FlowWait.Person(reason, to, detail));
        walk.Act(new FlowAct.CallPerson(reason, to, detail, HandoffUrgencies.Of(reason)));
    }

    public static void Raised(FlowWalk walk, FlowInput.HandoffRaised raised)
    {
        var receipt = raised.Receipt;
        if (!raised.IsTold)
            walk.Say(receipt.Tell.Length > 0 ? receipt.Tell : FlowPhrases.PersonNext);
        if (walk.State.Wait is FlowWait.Person person)
            Withdrawals.Keep(walk, person, receipt);
        if (walk.State.Wait is FlowWait.Person { Reason: not (HandoffReason.SystemError or HandoffReason.FlowRequested) })
            Besides.LeaveTasks(walk);
        Callers.Keep(walk);
        walk.State = walk.State with { Stack = [], Wait = null, HandedOver = true };
        Besides.TakeUp(walk);
    }

    /// <summary>A tool still at work when its flow is left: what becomes of it is told when it is known.</summary>
    public static void KeepLate(FlowWalk walk)
    {
        if (walk.State.Wait is FlowWait.Tool { Call: var call })
            walk.State = walk.State with { Late = walk.State.Late.Add(call), Wait = null };
    }
}
