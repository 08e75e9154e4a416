using System.Globalization;
using Parley.Calls;
using Parley.Conversation;
using Parley.Records;
using Parley.Simulation.Calls;
using Parley.Simulation.Tools;

namespace Parley.Simulation.Faults;

/// <summary>No caller waits and hears nothing for long, and less long still where a tool is known to be at work.</summary>
internal static class SilenceCheck
{
    private static readonly AgentLines Lines = new();

    /// <summary>The watchdog's word (DESIGN, section 8).</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    /// <summary>A slow tool's filler comes after 0.7 s.</summary>
    private static readonly TimeSpan BeforeFiller = TimeSpan.FromSeconds(1);

    /// <summary>What was said is understood anew first, by a model perhaps.</summary>
    private static readonly TimeSpan Understanding = TimeSpan.FromSeconds(1.5);

    private const string StillWorking = "still working on that";

    /// <summary>What the agent says of its own accord where no answer comes of a turn: the caller's words, typed here, were all there.</summary>
    private static readonly string[] Excuses = [Lines.DidNotCatch, Lines.LostThread, Lines.Apology, Lines.Handover];

    public static IEnumerable<string> Violations(FaultOutcome outcome)
    {
        if (outcome.Call.Mute.Count > 0)
            yield return $"mute call: {outcome.Call.Mute.Count} turns got no answer";
        if (outcome.Call.Ended is HangUpReason.Failed && outcome.Scenario.VoiceStalls.Count == 0)
            yield return "the call broke down";
        if (outcome.Silences.MaxBy(silence => silence.Length) is { } longest && longest.Length > Longest)
            yield return Text($"mute call: the caller waited for {longest.Length.TotalSeconds:0.0} s and heard nothing");
        var voiceIsWell = outcome.Scenario.VoiceStalls.Count == 0;
        foreach (var line in outcome.Said.Where(line => voiceIsWell && Excuses.Any(excuse => line.Text.StartsWith(excuse, StringComparison.Ordinal))))
            yield return Text($"mute call: no answer but '{line.Text}'");
        foreach (var line in outcome.Said.Where(line => line.Text.Contains(StillWorking, StringComparison.Ordinal) && !IsAtWork(outcome, line)))
            yield return Text($"stuck call: '{line.Text}' at {line.Start.TotalSeconds:0.0}, and nothing was at work");
        foreach (var silence in outcome.Silences.Where(silence => voiceIsWell && !silence.AfterWords))
            foreach (var tool in outcome.Tools)
                if (silence.Within(tool.Began, tool.Ended) is var quiet && quiet > Allowed(outcome, silence, tool))
                    yield return Text($"mute call: {tool.Call.Tool} was at work for {quiet.TotalSeconds:0.0} s, and nobody told the caller");
    }

    /// <summary>A caller who talks into the work is answered by a turn of its own, which begins with understanding.</summary>
    private static TimeSpan Allowed(FaultOutcome outcome, Silence silence, ToolEntry tool) =>
        silence.From < tool.Began ? BeforeFiller : BeforeFiller + (outcome.Scenario.Model.Count > 0 ? Understanding : TimeSpan.Zero);

    /// <summary>Whatever was begun and had not ended for long by then.</summary>
    private static bool IsAtWork(FaultOutcome outcome, TranscriptEntry line) =>
        outcome.Tools.Any(tool => tool.Ended > outcome.Call.StartedAt + line.Start - BeforeFiller && tool.Began < outcome.Call.StartedAt + line.End);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
