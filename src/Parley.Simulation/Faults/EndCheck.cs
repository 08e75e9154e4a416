using Parley.Calls;
using Parley.Records;
using Parley.Simulation.Tools;

namespace Parley.Simulation.Faults;

/// <summary>A call that is over stays over: nothing is said and nothing begun any more. What was begun before may end after it.</summary>
internal static class EndCheck
{
    public static IEnumerable<string> Violations(FaultOutcome outcome)
    {
        var call = outcome.Call;
        var before = call.Events.TakeWhile(fact => fact is not CallEvent.Ended).Count();
        if (before == call.Events.Count)
        {
            yield return "the call's end was not recorded";
            yield break;
        }

        if (call.Events.Skip(before).Any(fact => fact is CallEvent.Said { Entry.Speaker: Speaker.Agent }))
            yield return "after the end: the agent went on";
        foreach (var late in call.Tools.Where(entry => ToolEntry.HasEffect(entry.Call.Tool) && entry.Began > call.StartedAt + call.Events[before].At))
            yield return $"after the end: {late.Call.Tool} was begun";
    }
}
