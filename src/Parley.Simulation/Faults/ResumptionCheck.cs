using Parley.Calls;
using Parley.Records;
using Parley.Simulation.Callers;
using Parley.Simulation.Tools;
using Parley.Tools;

namespace Parley.Simulation.Faults;

/// <summary>
/// What the next process makes of a call whose process was killed, before its caller says anything: work under way is taken up as the same work, what was
/// done and not heard is told, and the question is the one that was asked last.
/// </summary>
internal static class ResumptionCheck
{
    public static IEnumerable<string> Violations(FaultOutcome outcome)
    {
        if (outcome.Before is not { } before)
            yield break;
        foreach (var again in Anew(outcome, before))
            yield return $"duplicated side effect: {again.Call.Tool} was asked anew as {again.Call.Step}";
        var isLeftToPerson = before.Events.OfType<CallEvent.HandedOff>().Any();
        var wasTold = FaultOutcome.Lines(before.Events).Any(EffectCheck.IsTold);
        if (before.Tools.Asked.Any(ToolEntry.IsEffect) && !wasTold && !isLeftToPerson && !outcome.Opening.Any(EffectCheck.IsTold) && !EffectCheck.IsInDoubt(outcome))
            yield return "lost result: the caller who was cut off was not told what had been done";
        if (AskedLast(before) is { } asked && outcome.Opening.LastOrDefault() is { } opening && Questions.About(opening.Text) is var now && now != asked)
            yield return $"lost step: the caller had been asked about '{asked}' and was asked about '{now ?? "nothing"}' then";
    }

    private static IEnumerable<ToolEntry> Anew(FaultOutcome outcome, CutOff before)
    {
        var heard = outcome.Call.Events.OfType<CallEvent.Said>().FirstOrDefault(said => said.Entry.Speaker is Speaker.Caller)?.Entry.Start ?? outcome.Call.Lasted;
        var known = before.Tools.Begun.Select(begun => Key(begun.Call)).ToHashSet();
        return outcome.Call.Tools.Where(entry => ToolEntry.HasEffect(entry.Call.Tool) && entry.Began < outcome.Call.StartedAt + heard && !known.Contains(Key(entry.Call)));
    }

    private static string Key(ToolCall call) => $"{call.Step} {call.Arguments.ToJsonString()}";

    /// <returns>Null where something was still to come after the question.</returns>
    private static string? AskedLast(CutOff before)
    {
        var isAtWork = before.Tools.Begun.Count > before.Tools.Asked.Count;
        var last = before.Events.Where(fact => fact is CallEvent.Said or CallEvent.ToolFinished or CallEvent.HandedOff or CallEvent.FlowMoved).LastOrDefault();
        return !isAtWork && last is CallEvent.Said { Entry: { Speaker: Speaker.Agent, Interrupted: false } line } && Questions.About(line.Text) is { } asked && asked is not (Questions.Done or Questions.Person)
            ? asked
            : null;
    }
}
