using System.Globalization;
using Parley.Calls;
using Parley.Simulation.Calls;
using Parley.Simulation.Tools;

namespace Parley.Simulation.Faults;

/// <summary>No caller waits and hears nothing for long, and less long still where a tool is known to be at work.</summary>
internal static class SilenceCheck
{
    /// <summary>The watchdog's word (DESIGN, section 8).</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    /// <summary>A slow tool's filler comes after 0.7 s.</summary>
    private static readonly TimeSpan BeforeFiller = TimeSpan.FromSeconds(1);

    /// <summary>What was said is understood anew first, by a model perhaps.</summary>
    private static readonly TimeSpan Understanding = TimeSpan.FromSeconds(1.5);

    public static IEnumerable<string> Violations(FaultOutcome outcome)
    {
        if (outcome.Call.Mute.Count > 0)
            yield return $"mute call: {outcome.Call.Mute.Count} turns got no answer";
        if (outcome.Call.Ended is HangUpReason.Failed && outcome.Scenario.VoiceStalls.Count == 0)
            yield return "the call broke down";
        if (outcome.Silences.MaxBy(silence => silence.Length) is { } longest && longest.Length > Longest)
            yield return Text($"mute call: the caller waited for {longest.Length.TotalSeconds:0.0} s and heard nothing");
        var voiceIsWell = outcome.Scenario.VoiceStalls.Count == 0;
        foreach (var silence in outcome.Silences.Where(silence => voiceIsWell && !silence.AfterWords))
            foreach (var tool in outcome.Tools)
                if (silence.Within(tool.Began, tool.Ended) is var quiet && quiet > Allowed(outcome, silence, tool))
                    yield return Text($"mute call: {tool.Call.Tool} was at work for {quiet.TotalSeconds:0.0} s, and nobody told the caller");
    }

    /// <summary>A caller who talks into the work is answered by a turn of its own, which begins with understanding.</summary>
    private static TimeSpan Allowed(FaultOutcome outcome, Silence silence, ToolEntry tool) =>
        silence.From < tool.Began ? BeforeFiller : BeforeFiller + (outcome.Scenario.Model.Count > 0 ? Understanding : TimeSpan.Zero);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
