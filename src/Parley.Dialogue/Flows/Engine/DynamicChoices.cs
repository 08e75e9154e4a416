using System.Globalization;
using System.Text.Json;
using Parley.Flows.Expressions;

namespace Parley.Flows.Engine;

/// <summary>Choices that a tool's result offers, each also to be had by its place in the row and, where it is a time, by its time.</summary>
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
        return [.. items.Select((item, at) => new SlotChoice(item.Id, item.Say, [.. Places(at, items.Count), .. Times(item.Start)]))];
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
        if (at == count - 1 && count > 1)
            yield return "the latest";
        if (at == 0)
            yield return "the earliest";
    }

    private static IEnumerable<string> Times(string start)
    {
        if (FlowValue.ParseMoment(start) is not FlowValue.Moment { Value: var moment })
            yield break;
        yield return SlotSpeech.Say(TimeOnly.FromDateTime(moment));
        yield return moment.ToString("H:mm", CultureInfo.InvariantCulture);
        if (moment.Minute == 0)
            yield return $"{(moment.Hour % 12 == 0 ? 12 : moment.Hour % 12)} o'clock";
    }
}
