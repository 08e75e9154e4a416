using System.Text.Json;
using System.Text.Json.Nodes;
using Parley.Understanding;

namespace Parley.Dialogue.LanguageModels.Understanding;

/// <summary>What a model says a turn means.</summary>
/// <param name="Intent">As it named it; null for none.</param>
/// <param name="Acts">Those it named that there are.</param>
/// <param name="Slots">By name: the caller's words it went by, and the value it made of them.</param>
internal sealed record TurnProposal(string? Intent, CallerActs Acts, IReadOnlyDictionary<string, (string Words, string Value)> Slots)
{
    /// <summary>Reads an answer that holds one JSON object, with or without prose or a code fence around it. Null where there is none; never throws.</summary>
    public static TurnProposal? Parse(string answer)
    {
        var (start, end) = (answer.IndexOf('{', StringComparison.Ordinal), answer.LastIndexOf('}'));
        if (start < 0 || end < start)
            return null;
        try
        {
            return JsonNode.Parse(answer[start..(end + 1)]) is JsonObject turn ? Of(turn) : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // Not JSON, or the same key twice.
            return null;
        }
    }

    private static TurnProposal Of(JsonObject turn)
    {
        var acts = CallerActs.None;
        foreach (var act in turn["acts"] as JsonArray ?? [])
            acts |= TurnSchema.Acts.GetValueOrDefault(Text(act) ?? "");
        var slots = new Dictionary<string, (string, string)>();
        foreach (var (name, slot) in turn["slots"] as JsonObject ?? [])
            if (slot is JsonObject found && (Text(found["words"]) ?? "", Text(found["value"]) ?? "") is var (words, value) && words.Length + value.Length > 0)
                slots[name] = (words, value);
        return new TurnProposal(Text(turn["intent"]) is { } intent and not (TurnSchema.None or "") ? intent : null, acts, slots);
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text.Trim() : null;
}
