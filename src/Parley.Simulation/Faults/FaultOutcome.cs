using Parley.Calls;
using Parley.Records;
using Parley.Simulation.Calls;
using Parley.Simulation.Checking;
using Parley.Simulation.Scenarios;
using Parley.Simulation.Tools;

namespace Parley.Simulation.Faults;

/// <summary>One random call.</summary>
/// <param name="Before">Until the process was killed; null when it was not, or not while the call lasted.</param>
/// <param name="Call">The call, or what followed the crash.</param>
internal sealed record FaultOutcome(Scenario Scenario, CutOff? Before, CallOutcome Call)
{
    public bool Crashed => Before is not null;

    public IReadOnlyList<string> Talk =>
    [
        .. TalkLines.Of(Before?.Events ?? []),
        .. Crashed ? ["        [the process was killed and started again]"] : (string[])[],
        .. TalkLines.Of(Call),
    ];

    public IEnumerable<ToolEntry> Tools => (Before?.Tools.Asked ?? []).Concat(Call.Tools);

    public IEnumerable<Silence> Silences => (Before?.Silences ?? []).Concat(Call.Silences);

    /// <summary>What the agent said, in both.</summary>
    public IEnumerable<TranscriptEntry> Said => Lines(Before?.Events ?? []).Concat(Lines(Call.Events)).Where(line => line.Speaker is Speaker.Agent);

    /// <summary>What the agent said when the caller was back, before the caller said anything.</summary>
    public IEnumerable<TranscriptEntry> Opening => Lines(Call.Events).TakeWhile(line => line.Speaker is Speaker.Agent);

    public static IEnumerable<TranscriptEntry> Lines(IReadOnlyList<CallEvent> events) => events.OfType<CallEvent.Said>().Select(said => said.Entry);
}
