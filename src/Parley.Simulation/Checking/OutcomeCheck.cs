using System.Globalization;
using System.Text.Json;
using Parley.Calls;
using Parley.Records;
using Parley.Simulation.Callers;
using Parley.Simulation.Scenarios;

namespace Parley.Simulation.Checking;

/// <summary>Compares a call with what its scenario expects, and says in sentences what is not so.</summary>
internal static class OutcomeCheck
{
    public static IReadOnlyList<string> Failures(Scenario scenario, CallOutcome call) =>
    [
        .. Steps(scenario, call),
        .. Said(scenario.Expect, call),
        .. ToolsCheck.Failures(scenario.Expect, call),
        .. call.Bars.Select(Barred),
        .. Unseen(scenario.Expect, call),
        .. RecordsCheck.Failures("appointments", scenario.Expect.Appointments, call.Appointments),
        .. RecordsCheck.Failures("tickets", scenario.Expect.Tickets, call.Tickets),
        .. RecordsCheck.Failures("handoffs", scenario.Expect.Handoffs, call.Handoffs),
        .. Events(scenario.Expect, call),
        .. ModelsCheck.Failures(scenario.Expect, call),
    ];

    /// <summary>What to do about a tool that was not let out, in words.</summary>
    public static string Barred((string Tool, string Where) bar) => bar.Tool.Length == 0
        ? $"tools: '{bar.Where}' was not asked for its tools: a simulation reaches nothing outside unless it runs with --live"
        : $"tools: '{bar.Tool}' was not let out to '{bar.Where}': say what it answers (tools: {{ {bar.Tool}: {{ returns: ... }} }}), or run with --live, which does it in the world";

    private static IEnumerable<string> Unseen(Expectations expect, CallOutcome call)
    {
        if (expect.Appointments is not null && call.HasUnseenCalendar)
            yield return "appointments: they are kept by a calendar server, where they cannot be seen from here; expect its tool instead (tools: ...)";
    }

    private static IEnumerable<string> Steps(Scenario scenario, CallOutcome call)
    {
        foreach (var mute in call.Mute)
            yield return $"line {scenario.Steps.ElementAtOrDefault(mute)?.Line ?? scenario.Line}: the agent did not answer within {Patience.Longest.TotalSeconds:0} s";
        for (var i = 0; i < scenario.Steps.Count; i++)
        {
            var step = scenario.Steps[i];
            var heard = i < call.Marks.Count ? HeardAfter(scenario, call, i) : "";
            if (i >= call.Marks.Count && step.Hear.Count > 0)
                yield return $"line {step.Line}: the call was over before this step";
            else
                foreach (var missing in step.Hear.Where(words => !TextPattern.IsIn(heard, words)))
                    yield return $"line {step.Line}: expected to hear \"{missing}\" but heard \"{heard}\"";
            foreach (var unwanted in step.NotHear.Where(words => TextPattern.IsIn(heard, words)))
                yield return $"line {step.Line}: expected not to hear \"{unwanted}\" but heard \"{heard}\"";
        }
    }

    /// <summary>What a step interrupted is told after the step began, but belongs to the one before it.</summary>
    private static string HeardAfter(Scenario scenario, CallOutcome call, int step)
    {
        var heard = new List<string>();
        for (var i = 0; i < call.Events.Count; i++)
        {
            if (call.Events[i] is not CallEvent.Said { Entry: { Speaker: Speaker.Agent } entry })
                continue;
            var after = call.Marks.Count(mark => mark <= i) - 1;
            if (entry.Interrupted && after > 0 && scenario.Steps[after] is CallerStep.Say { AfterWords: not null })
                after--;
            if (after == step)
                heard.Add(entry.Text);
        }

        return TextPattern.Plain(string.Join(' ', heard));
    }

    private static IEnumerable<string> Said(Expectations expect, CallOutcome call)
    {
        var all = TextPattern.Plain(string.Join(' ', call.Talk.Where(entry => entry.Speaker is Speaker.Agent).Select(entry => entry.Text)));
        var from = 0;
        foreach (var words in expect.Said)
            if (TextPattern.Find(all, words, from) is { } found)
                from = found.End;
            else
                yield return TextPattern.IsIn(all, words) ? $"said: \"{words}\" came before what stands above it" : $"said: \"{words}\" was never said";
        foreach (var words in expect.NotSaid.Where(words => TextPattern.IsIn(all, words)))
            yield return $"not_said: \"{words}\" was said";
    }

    private static IEnumerable<string> Events(Expectations expect, CallOutcome call)
    {
        var names = call.Events.Select(fact => Snake(fact.GetType().Name)).ToHashSet(StringComparer.Ordinal);
        foreach (var missing in expect.Events.Where(name => !names.Contains(name)))
            yield return $"events: no {missing} happened";
        foreach (var unwanted in expect.NoEvents.Where(names.Contains))
            yield return $"no_events: {unwanted} happened";
        if (expect.Ended is { } ended && Snake(call.Ended.ToString()) != ended)
            yield return $"ended: expected {ended}, but it was {Snake(call.Ended.ToString())}";
        if (expect.Recorded is { } recorded && recorded != call.Recorded)
            yield return recorded ? "recorded: the call was not recorded" : "recorded: the call was recorded";
        if (call.Silences.MaxBy(silence => silence.Length) is { } longest && longest.Length > expect.Silence)
            yield return string.Create(CultureInfo.InvariantCulture, $"silence: the caller heard nothing for {longest.Length.TotalSeconds:0.00} s, not {expect.Silence.Value.TotalSeconds:0.00} s at most");
        if (expect.Latency is { } latency)
            foreach (var measured in call.Events.OfType<CallEvent.TurnMeasured>().Where(turn => Answered(turn) > latency))
                yield return string.Create(CultureInfo.InvariantCulture, $"latency: turn {measured.Turn} was answered after {Answered(measured)!.Value.TotalSeconds:0.00} s, not within {latency.TotalSeconds:0.00} s");
    }

    /// <summary>How long the caller waited, whichever way the turn came.</summary>
    private static TimeSpan? Answered(CallEvent.TurnMeasured turn) => turn.Latency.VoiceToVoice ?? turn.Latency.TextToVoice;

    private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
