using System.Globalization;
using Parley.Calls;
using Parley.Simulation.Checking;
using Parley.Simulation.Scenarios;
using Parley.Simulation.Tools;

namespace Parley.Simulation.Faults;

/// <summary>What must hold whatever broke. What was done is read from what stands afterwards too, not only from what tools said of it.</summary>
internal static class FaultCheck
{
    /// <summary>The watchdog's word (DESIGN, section 8).</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(4);

    private static readonly string[] Told = ["is booked for", "is now on", "is cancelled", "passed your request on", "is done now"];

    public static IEnumerable<string> Violations(FaultOutcome outcome)
    {
        var call = outcome.Call;
        if (call.Mute.Count > 0)
            yield return $"mute call: {call.Mute.Count} turns got no answer";
        if (call.LongestSilence > LongestSilence)
            yield return string.Create(CultureInfo.InvariantCulture, $"mute call: the caller waited for {call.LongestSilence.TotalSeconds:0.0} s and heard nothing");
        if (call.Ended is HangUpReason.Failed)
            yield return "the call broke down";
        if (call.Appointments.Count > 1)
            yield return $"duplicated side effect: {call.Appointments.Count} appointments";
        if (call.Tickets.Count > 1)
            yield return $"duplicated side effect: {call.Tickets.Count} tickets";
        foreach (var twice in call.Handoffs.GroupBy(Plain).Where(same => same.Count() > 1))
            yield return $"duplicated side effect: {twice.Count()} hand-offs: {twice.Key}";
        if (outcome.Tools.Any(ToolEntry.IsEffect) || IsChanged(outcome.Scenario, call))
        {
            // Where the outcome was in doubt a person looks after it, and the caller was told that.
            if (call.Handoffs.Count == 0 && !IsTold(outcome))
                yield return "lost result: what was done was never told";
        }
        else if (IsTold(outcome))
        {
            yield return "false result: what was told was never done";
        }
    }

    private static bool IsTold(FaultOutcome outcome) =>
        outcome.Talk.Any(line => line.Contains("agent:", StringComparison.Ordinal) && Told.Any(words => line.Contains(words, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Something stands that did not before, or the other way round.</summary>
    private static bool IsChanged(Scenario scenario, CallOutcome call)
    {
        var before = scenario.Calendar.Select(standing => standing.Start.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
        return call.Tickets.Count > 0 || !before.Order(StringComparer.Ordinal).SequenceEqual(call.Appointments.Select(appointment => appointment["start"]).Order(StringComparer.Ordinal));
    }

    private static string Plain(IReadOnlyDictionary<string, string> handoff) => $"{handoff["reason"]}, {handoff["detail"]}";
}
