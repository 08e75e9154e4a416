using Parley.Calls;
using Parley.Simulation.Tools;
using Parley.Tools;

namespace Parley.Simulation.Faults;

/// <summary>What must hold whatever broke.</summary>
internal static class FaultCheck
{
    private static readonly string[] Told = ["is booked for", "is now on", "is cancelled", "passed your request on", "is done now"];
    private static readonly string[] Effects = ["appointment_booking", "create_ticket"];

    public static IEnumerable<string> Violations(FaultOutcome outcome)
    {
        var call = outcome.Call;
        if (call.Mute.Count > 0)
            yield return $"mute call: {call.Mute.Count} turns got no answer";
        if (call.Ended is HangUpReason.Failed)
            yield return "the call broke down";
        if (call.Appointments.Count > 1)
            yield return $"duplicated side effect: {call.Appointments.Count} appointments";
        if (call.Tickets.Count > 1)
            yield return $"duplicated side effect: {call.Tickets.Count} tickets";
        // Where the outcome was in doubt a person looks after it, and the caller was told that.
        if (call.Tools.Any(IsDone) && call.Handoffs.Count == 0 && !outcome.Talk.Any(line => Told.Any(words => line.Contains(words, StringComparison.OrdinalIgnoreCase))))
            yield return "lost result: what was done was never told";
    }

    private static bool IsDone(ToolEntry entry) => Effects.Contains(entry.Call.Tool) && entry.Outcome is ToolOutcome.Succeeded;
}
