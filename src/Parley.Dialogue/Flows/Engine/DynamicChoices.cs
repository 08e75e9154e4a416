using System.Globalization;
using System.Text.Json;
using Parley.Flows.Expressions;
using Parley.Understanding.Values;

namespace Parley.Flows.Engine;

/// <summary>Choices that a tool's result offers, each also to be had by its place in the row and, where they are times, by its time and as the earliest or latest.</summary>
internal static class DynamicChoices
{
    private const int AtMost = 20;

    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    private static readonly string[] IdNames = ["id", "appointment_id", "start", "value"];
    private static readonly string[] StartNames = ["start"];
    private static readonly string[] SayNames = ["say", "spoken", "name", "title"];

    public static IReadOnlyList<SlotChoice> From(FlowValue value)
    {
        if (value is not FlowValue.Structure { Value: { ValueKind: JsonValueKind.Array } list })
            return [];
        var items = list.EnumerateArray().Take(AtMost).Select(Read).OfType<(string Id, string Say, string Start)>().ToList();
        var moments = items.Select(item => (FlowValue.ParseMoment(item.Start) as FlowValue.Moment)?.Value).ToList();
        return [.. items.Select((item, at) => new SlotChoice(item.Id, item.Say, [.. Places(at, items.Count), .. Ends(at, moments), .. Times(moments[at])]))];
    }

    private static (string Id, string Say, string Start)? Read(JsonElement item)
    {
        if (item.ValueKind is JsonValueKind.String && item.GetString() is { Length: > 0 } text)
            return (text, Spoken(text), text);
        return item.ValueKind is JsonValueKind.Object && Member(item, IdNames) is { } id
            ? (id, Member(item, SayNames) ?? Spoken(id), Member(item, StartNames) ?? id)
            : null;
    }

    private static string? Member(JsonElement item, string[] names) => names
        .Select(name => item.TryGetProperty(name, out var member) && member.ValueKind is JsonValueKind.String ? member.GetString() : null)
        .FirstOrDefault(text => !string.IsNullOrEmpty(text));

    private static string Spoken(string id) => FlowValue.ParseMoment(id) is FlowValue.Moment moment ? SlotSpeech.Say(moment.Value) : id;

    private static IEnumerable<string> Places(int at, int count)
    {
        if (at < Ordinals.Length)
            yield return $"the {Ordinals[at]} one";
        if (at < Ordinals.Length)
            yield return Ordinals[at];
        if (at == count - 1)
            yield return "the last one";
    }

    /// <summary>By the clock and not by the row: tools offer what is nearest to the wish first. What is no time has the row alone.</summary>
    private static IEnumerable<string> Ends(int at, List<DateTime?> moments)
    {
        var areTimes = moments.TrueForAll(moment => moment is not null);
        if (areTimes ? moments[at] == moments.Min() : at == 0)
            yield return "the earliest";
        if (moments.Count > 1 && (areTimes ? moments[at] == moments.Max() : at == moments.Count - 1))
            yield return "the latest";
    }

    private static IEnumerable<string> Times(DateTime? start)
    {
        if (start is not { } moment)
            yield break;
        yield return SlotSpeech.Say(TimeOnly.FromDateTime(moment));
        yield return moment.ToString(OfferedTimes.Format, CultureInfo.InvariantCulture);
        if (moment.Minute == 0)
            yield return $"{(moment.Hour % 12 == 0 ? 12 : moment.Hour % 12)} o'clock";
    }
}
