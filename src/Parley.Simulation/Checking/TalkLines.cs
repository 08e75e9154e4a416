using System.Globalization;
using System.Text.Json;
using Parley.Calls;
using Parley.Records;

namespace Parley.Simulation.Checking;

/// <summary>A call as people read it.</summary>
internal static class TalkLines
{
    /// <summary>With what the caller said aloud before what was understood of it, and what language models did meanwhile.</summary>
    public static IReadOnlyList<string> Of(CallOutcome call) =>
    [
        .. Enumerable.Range(0, call.Events.Count + 1).SelectMany(i => (string?[])
        [
            .. call.Spoken.Where(line => line.EventsBefore == i).Select(line => At(line.At, $"says:   {line.Text}")),
            .. call.ModelAnswers.Where(answer => answer.EventsBefore == i).Select(answer => At(answer.At, $"        [{answer}]")),
            i < call.Events.Count ? Line(call.Events[i]) : null,
        ]).OfType<string>(),
    ];

    public static IReadOnlyList<string> Of(IEnumerable<CallEvent> events) => [.. events.Select(Line).OfType<string>()];

    private static string? Line(CallEvent fact) => fact switch
    {
        CallEvent.Said { Entry: { Speaker: Speaker.Caller } entry } => At(entry.Start, $"caller: {entry.Text}"),
        CallEvent.Said { Entry: var entry } => At(entry.Start, $"agent:  {entry.Text}{(entry.Interrupted ? " --" : "")}"),
        CallEvent.ToolFinished tool => At(tool.At, $"        [{tool.Tool}: {tool.Outcome}]"),
        CallEvent.HandedOff handoff => At(handoff.At, $"        [handed off: {Snake(handoff.Reason)} to {handoff.Queue}]"),
        CallEvent.GuardrailFound found => At(found.At, $"        [guardrail {found.Guardrail}: {found.Category}, {Snake(found.Stage)}]"),
        CallEvent.ConsentAnswered consent => At(consent.At, $"        [consent: {Snake(consent.Consent)}]"),
        CallEvent.Degraded degraded => At(degraded.At, $"        [degraded: {degraded.Engine}, {degraded.Problem}]"),
        CallEvent.Ended ended => At(ended.At, $"        [ended: {Snake(ended.Reason)}]"),
        _ => null,
    };

    /// <summary>As scenarios and the API spell it.</summary>
    private static string Snake<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static string At(TimeSpan at, string text) => string.Create(CultureInfo.InvariantCulture, $"{at.TotalSeconds,7:0.0}  {text}");
}
