using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parley.Guardrails.Sensitive;

/// <summary>Rewrites the values of a JSON document and leaves its form alone.</summary>
internal static class JsonText
{
    /// <param name="change">Given each text and long number; a number that changes becomes text.</param>
    public static string Map(JsonNode node, Func<string, string> change) => (Rewrite(node, change) ?? node).ToJsonString();

    private static JsonValue? Rewrite(JsonNode? node, Func<string, string> change)
    {
        switch (node)
        {
            case JsonObject document:
                foreach (var (name, value) in document.ToArray())
                    if (Rewrite(value, change) is { } changed)
                        document[name] = changed;
                return null;
            case JsonArray list:
                for (var index = 0; index < list.Count; index++)
                    if (Rewrite(list[index], change) is { } changed)
                        list[index] = changed;
                return null;
            case JsonValue value when value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number:
                var text = value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
                var rewritten = change(text);
                return rewritten == text ? null : JsonValue.Create(rewritten);
            default:
                return null;
        }
    }
}
