using System.Globalization;
using Parley.Calls;
using Parley.Records;
using Parley.Simulation.Checking;
using Parley.Simulation.Scenarios;
using Parley.Simulation.Tools;
using Parley.Tools;

namespace Parley.Simulation.Faults;

/// <summary>What was done was done once and told, and what was told was done. Read from what stands afterwards too, not only from what tools said of it.</summary>
internal static class EffectCheck
{
    private const int TellingsEnough = 5;

    /// <summary>What an answer may take to begin.</summary>
    private static readonly TimeSpan ToBegin = TimeSpan.FromSeconds(1.5);

    private const string InDoubt = "could not find out whether";

    public static IEnumerable<string> Violations(FaultOutcome outcome)
    {
        var call = outcome.Call;
        if (call.Appointments.Count > 1)
            yield return $"duplicated side effect: {call.Appointments.Count} appointments";
        if (call.Tickets.Count > 1)
            yield return $"duplicated side effect: {call.Tickets.Count} tickets";
        foreach (var twice in call.Handoffs.Where(handoff => handoff["status"] is not "withdrawn").GroupBy(Plain).Where(same => same.Count() > 1))
            yield return $"duplicated side effect: {twice.Count()} hand-offs: {twice.Key}";
        foreach (var strange in outcome.Works.Where(work => ToolEntry.HasEffect(work.Tool)).GroupBy(work => work.Key).Where(IsStrangeToItself))
            yield return $"duplicated side effect: {strange.First().Tool} did not know again what it had done under the same key";
        if (outcome.Tools.Any(ToolEntry.IsEffect) || IsChanged(outcome.Scenario, call))
        {
            if (!outcome.Said.Any(IsTold) && !IsInDoubt(outcome) && !IsTooLate(outcome) && !IsGoneAtOnce(outcome) && !IsNeverHeardOut(outcome))
                yield return "lost result: what was done was never told";
        }
        else if (outcome.Said.Any(line => Telling(line.Text) >= 0))
        {
            yield return "false result: what was told was never done";
        }
    }

    /// <summary>It did its work and, asked for the same again, said no or did something else.</summary>
    private static bool IsStrangeToItself(IEnumerable<(string Tool, string Key, ToolOutcome Outcome)> works) =>
        works.Select(work => work.Outcome).SkipWhile(outcome => outcome is not ToolOutcome.Succeeded)
            .Select(outcome => (outcome as ToolOutcome.Succeeded)?.Result.ToJsonString()).Distinct().Count() > 1;

    /// <summary>Heard with what matters in it: a caller who cut it short before that is told again.</summary>
    public static bool IsTold(TranscriptEntry line) =>
        Telling(line.Text) is >= 0 and var at && (!line.Interrupted || line.Text.IndexOf(".m.", at, StringComparison.Ordinal) >= 0);

    /// <summary>A person looks after what nobody knows the outcome of, and the caller was told that.</summary>
    public static bool IsInDoubt(FaultOutcome outcome) =>
        outcome.Said.Any(line => line.Text.Contains(InDoubt, StringComparison.OrdinalIgnoreCase));

    /// <summary>The caller had gone, or was told last that a person takes over.</summary>
    private static bool IsTooLate(FaultOutcome outcome)
    {
        var effects = outcome.Tools.Where(ToolEntry.IsEffect).ToList();
        var asked = LastAsked(outcome.Call);
        var isLeftToPerson = outcome.Call.Events.OfType<CallEvent.HandedOff>().Any(handoff => handoff.At >= asked);
        var last = isLeftToPerson ? outcome.Call.StartedAt + asked : outcome.Call.StartedAt + outcome.Call.Lasted;
        return effects.Count > 0 && effects.All(entry => entry.Ended >= last);
    }

    private static TimeSpan LastAsked(CallOutcome call) =>
        call.Events.OfType<CallEvent.Said>().LastOrDefault(said => said.Entry.Speaker is Speaker.Caller)?.Entry.Start ?? TimeSpan.Zero;

    /// <summary>
    /// The caller hung up before the agent could have told what had come of it: nothing it began to say since was heard to its end. Where no tool
    /// had answered by then, that counts from what the caller said last.
    /// </summary>
    private static bool IsGoneAtOnce(FaultOutcome outcome)
    {
        var call = outcome.Call;
        var tried = outcome.Tools.Where(entry => ToolEntry.HasEffect(entry.Call.Tool)).Select(entry => entry.Ended).DefaultIfEmpty(call.StartedAt + LastAsked(call)).Max();
        return call.Events[^1] is CallEvent.Ended { Reason: HangUpReason.CallerLeft } ended && tried >= call.StartedAt + ended.At - ToBegin
            && !FaultOutcome.Lines(call.Events).Any(line => line.Speaker is Speaker.Agent && !line.Interrupted && call.StartedAt + line.Start >= tried);
    }

    /// <summary>
    /// The caller could not be told. Either the caller talked into the last things the agent said, each time up to the end of the call, and at least five of
    /// these told it: often enough for it to be the caller's choice. Or they were fewer because the caller hung up: then the agent must not have let go of it,
    /// so whatever it began to say from the first telling on told it. Cut after a word a line does not show what it was to tell, so what counts is what the
    /// agent set out to say.
    /// </summary>
    private static bool IsNeverHeardOut(FaultOutcome outcome)
    {
        var lines = outcome.Meant.ToList();
        if (lines.AsEnumerable().Reverse().TakeWhile(said => said.IsCutByCaller).Count(IsToTell) >= TellingsEnough)
            return true;
        var since = lines.SkipWhile(said => !IsToTell(said)).ToList();
        return since.Count > 0 && since.All(said => said.IsCutByCaller && IsToTell(said)) && outcome.Call.Ended is HangUpReason.CallerLeft;
    }

    /// <summary>What was done, or that nobody could find out.</summary>
    private static bool IsToTell(MeantLine said) => Telling(said.Meant) >= 0 || said.Meant.Contains(InDoubt, StringComparison.OrdinalIgnoreCase);

    /// <returns>Where the telling begins; -1 where there is none.</returns>
    private static int Telling(string text)
    {
        string[] told = ["is booked for", "is now on", "is cancelled", "passed your request on", "is done now"];
        return told.Max(words => text.IndexOf(words, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Something stands that did not before, or the other way round.</summary>
    private static bool IsChanged(Scenario scenario, CallOutcome call)
    {
        var before = scenario.Calendar.Select(standing => standing.Start.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
        return call.Tickets.Count > 0 || !before.Order(StringComparer.Ordinal).SequenceEqual(call.Appointments.Select(appointment => appointment["start"]).Order(StringComparer.Ordinal));
    }

    private static string Plain(IReadOnlyDictionary<string, string> handoff) => $"{handoff["reason"]}, {handoff["detail"]}";
}
