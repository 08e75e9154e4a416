using Parley.Calls;
using Parley.Flows.Engine;
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
        if (before.Dialogue.Steps.Stored > (before.Found?.Revision ?? 0))
            yield return $"lost step: {before.Dialogue.Steps.Stored} were stored and {before.Found?.Revision ?? 0} found again";
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

    /// <summary>
    /// What has to be asked now. The process may have died between a step and its words, with the caller's own not written down yet: then the stored step
    /// is what counts, for its caller answered already.
    /// </summary>
    /// <returns>Null where something was still to come after the question.</returns>
    private static string? AskedLast(CutOff before) => Stored(before) is { } further
        ? further.Wait is { IsWork: true } || further.Ended ? null : Asked(further.LastSaid)
        : AskedAloud(before);

    private static string? AskedAloud(CutOff before)
    {
        var isAtWork = before.Tools.Begun.Count > before.Tools.Asked.Count;
        var last = before.Events.Where(fact => fact is CallEvent.Said or CallEvent.ToolFinished or CallEvent.HandedOff or CallEvent.FlowMoved).LastOrDefault();
        return !isAtWork && last is CallEvent.Said { Entry: { Speaker: Speaker.Agent, Interrupted: false } line } ? Asked(line.Text) : null;
    }

    /// <returns>The step that was found again, where it was taken after all that the agent is known to have said.</returns>
    private static FlowState? Stored(CutOff before)
    {
        var said = before.Events.Index().LastOrDefault(fact => fact.Item is CallEvent.Said { Entry.Speaker: Speaker.Agent }, (-1, null!)).Index;
        return before.Found is { } found && before.Dialogue.Steps.Begun.LastOrDefault(entry => entry.Step == found) is { } step && step.EventsBefore > said
            ? FlowStateJson.Read(found.State)
            : null;
    }

    private static string? Asked(string words) => Questions.About(words) is { } asked and not (Questions.Done or Questions.Person) ? asked : null;
}
