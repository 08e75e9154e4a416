using System.Globalization;
using Parley.Calls;
using Parley.Records;
using Parley.Simulation.Calls;
using Parley.Simulation.Checking;
using Parley.Simulation.Dialogues;
using Parley.Simulation.Scenarios;
using Parley.Simulation.Tools;
using Parley.Tools;

namespace Parley.Simulation.Faults;

/// <summary>One random call.</summary>
/// <param name="Before">Until the process was killed; null when it was not, or not while the call lasted.</param>
/// <param name="Call">The call, or what followed the crash.</param>
internal sealed record FaultOutcome(Scenario Scenario, CutOff? Before, CallOutcome Call)
{
    /// <summary>Bridges a wait, and tells nothing.</summary>
    private const string Moment = "One moment please.";

    public bool Crashed => Before is not null;

    public IReadOnlyList<string> Talk =>
    [
        .. TalkLines.Of(Before?.Events ?? []),
        .. Crashed ? ["        [the process was killed and started again]"] : (string[])[],
        .. TalkLines.Of(Call),
        .. Meant.Where(said => said.Line.Interrupted).Select(said => string.Create(
            CultureInfo.InvariantCulture, $"        [cut short at {said.Line.End.TotalSeconds:0.0}, was to be: {said.Meant.Trim()}]")),
    ];

    public IEnumerable<ToolEntry> Tools => (Before?.Tools.Asked ?? []).Concat(Call.Tools);

    /// <summary>What tools themselves answered, in both.</summary>
    public IEnumerable<(string Tool, string Key, ToolOutcome Outcome)> Works => (Before?.Tools.Works ?? []).Concat(Call.Works);

    public IEnumerable<Silence> Silences => (Before?.Silences ?? []).Concat(Call.Silences);

    /// <summary>What the agent said, in both.</summary>
    public IEnumerable<TranscriptEntry> Said => Lines(Before?.Events ?? []).Concat(Lines(Call.Events)).Where(line => line.Speaker is Speaker.Agent);

    /// <summary>The same, each line with all that was to be said.</summary>
    public IEnumerable<MeantLine> Meant =>
        Crashed ? [.. MeantLines(Before!.Events, Before.Dialogue), .. MeantLines(Call.Events, Call.Dialogue)] : MeantLines(Call.Events, Call.Dialogue);

    /// <summary>
    /// What the agent said when the caller was back, before the caller said anything. A caller who talks into it, or whose agent lost its voice and could only
    /// ask for a moment, hears the rest in the next answer.
    /// </summary>
    public IEnumerable<TranscriptEntry> Opening
    {
        get
        {
            TranscriptEntry? last = null;
            foreach (var line in Lines(Call.Events))
            {
                if (line.Speaker is Speaker.Caller && last is { Interrupted: false } && !(Scenario.VoiceStalls.Count > 0 && last.Text == Moment))
                    yield break;
                if (line.Speaker is Speaker.Agent)
                    yield return last = line;
            }
        }
    }

    private static IEnumerable<MeantLine> MeantLines(IReadOnlyList<CallEvent> events, DialogueLog dialogue) =>
        from said in events.Index()
        where said.Item is CallEvent.Said { Entry.Speaker: Speaker.Agent }
        let line = ((CallEvent.Said)said.Item).Entry
        select new MeantLine(line, dialogue.Replies.MeantBy(line, said.Index), line.Interrupted && IsByCaller(events, said.Index));

    /// <summary>An interruption is noted right after the words it ended; of words that a caller ended by leaving only the call's end tells.</summary>
    private static bool IsByCaller(IReadOnlyList<CallEvent> events, int at) =>
        events.ElementAtOrDefault(at + 1) is CallEvent.Interrupted
        || (events[^1] is CallEvent.Ended { Reason: HangUpReason.CallerLeft } && !events.Skip(at + 1).Any(fact => fact is CallEvent.Said { Entry.Speaker: Speaker.Agent }));

    public static IEnumerable<TranscriptEntry> Lines(IReadOnlyList<CallEvent> events) => events.OfType<CallEvent.Said>().Select(said => said.Entry);
}
