using System.Text.Json.Nodes;
using Parley.Tools.Canonical;

namespace Parley.Tools.Files;

/// <summary>Whether a JSON pointer can lead to a value that a schema describes. Where a schema leaves open what is there, it can.</summary>
internal static class SchemaPointer
{
    private const int MostDepth = 32;

    /// <param name="known">Takes the names there are where it leads nowhere.</param>
    public static bool Leads(JsonObject schema, string pointer, List<string> known) => Leads(schema, JsonPointer.Segments(pointer), schema, MostDepth, known);

    private static bool Leads(JsonNode? node, ReadOnlySpan<string> segments, JsonObject root, int depth, List<string> known)
    {
        if (segments.IsEmpty || depth == 0 || node is not JsonObject schema)
            return true;
        if (schema["$ref"] is JsonValue reference && (!reference.TryGetValue<string>(out var target) || !target.StartsWith('#')
            || Leads(JsonPointer.Find(root, target[1..]), segments, root, depth - 1, known)))
            return true;
        foreach (var branches in (string[])["allOf", "anyOf", "oneOf"])
            foreach (var branch in schema[branches] as JsonArray ?? [])
                if (Leads(branch, segments, root, depth - 1, known))
                    return true;
        var properties = schema["properties"] as JsonObject ?? [];
        foreach (var (name, below) in properties)
            if ((segments[0] == "*" || segments[0] == name) && Leads(below, segments[1..], root, depth - 1, known))
                return true;
        if (properties.ContainsKey(segments[0]))
            return false;
        if (IsIndex(segments[0]) && (schema.ContainsKey("prefixItems") || schema.ContainsKey("items") && Leads(schema["items"], segments[1..], root, depth - 1, known)))
            return true;
        known.AddRange(properties.Select(property => property.Key));
        return IsOpen(schema, properties);
    }

    private static bool IsIndex(string segment) => segment == "*" || segment.All(char.IsAsciiDigit);

    private static bool IsOpen(JsonObject schema, JsonObject properties)
    {
        if (schema.ContainsKey("patternProperties"))
            return true;
        if (schema["additionalProperties"] is { } more)
            return more is JsonObject || more.GetValueKind() is System.Text.Json.JsonValueKind.True;
        return properties.Count == 0 && !schema.ContainsKey("items") && !schema.ContainsKey("$ref") && !schema.ContainsKey("allOf") && !schema.ContainsKey("anyOf") && !schema.ContainsKey("oneOf")
            && (schema["type"] is not JsonValue type || type.ToString() is "object" or "array");
    }
}
