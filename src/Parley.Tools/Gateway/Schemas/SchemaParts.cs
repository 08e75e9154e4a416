using System.Globalization;
using System.Text.Json.Nodes;

namespace Parley.Tools.Gateway.Schemas;

/// <summary>Keywords of one schema, read with their types checked.</summary>
internal sealed class SchemaParts(JsonObject schema, string path, Func<JsonNode?, string, SchemaNode> compile)
{
    public bool Has(string keyword) => schema.ContainsKey(keyword);

    public JsonNode? this[string keyword] => schema[keyword];

    public SchemaNode? Schema(string keyword) => Has(keyword) ? compile(schema[keyword], $"{path}/{keyword}") : null;

    public IReadOnlyList<SchemaNode> Schemas(string keyword) => Typed<JsonArray>(keyword) is { } items
        ? [.. items.Select((item, index) => compile(item, string.Create(CultureInfo.InvariantCulture, $"{path}/{keyword}/{index}")))]
        : [];

    public IReadOnlyDictionary<string, SchemaNode> Named(string keyword) => Typed<JsonObject>(keyword) is { } members
        ? members.ToDictionary(member => member.Key, member => compile(member.Value, $"{path}/{keyword}/{member.Key}"), StringComparer.Ordinal)
        : new Dictionary<string, SchemaNode>();

    public int? Count(string keyword)
    {
        if (!Has(keyword))
            return null;
        return JsonNumber.TryRead(schema[keyword], out var number) && number is >= 0 and <= int.MaxValue && number == Math.Floor(number)
            ? (int)number
            : throw Wrong(keyword, "a whole number that is not negative");
    }

    public double? Number(string keyword)
    {
        if (!Has(keyword))
            return null;
        return JsonNumber.TryRead(schema[keyword], out var number) ? number : throw Wrong(keyword, "a number");
    }

    public bool IsTrue(string keyword) => schema[keyword] is JsonValue value && value.GetValueKind() == System.Text.Json.JsonValueKind.True;

    public string? Text(string keyword)
    {
        if (!Has(keyword))
            return null;
        return schema[keyword] is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw Wrong(keyword, "text");
    }

    public IReadOnlyList<string> Texts(string keyword) => Typed<JsonArray>(keyword) is { } items
        ? [.. items.Select(item => item is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw Wrong(keyword, "a list of texts"))]
        : [];

    public IReadOnlyDictionary<string, IReadOnlyList<string>> TextsByName(string keyword) => Typed<JsonObject>(keyword) is { } members
        ? members.ToDictionary(member => member.Key, member => new SchemaParts(members, $"{path}/{keyword}", compile).Texts(member.Key), StringComparer.Ordinal)
        : new Dictionary<string, IReadOnlyList<string>>();

    public JsonSchemaException Wrong(string keyword, string expected) => new($"{path}/{keyword}", "expected " + expected);

    private T? Typed<T>(string keyword) where T : JsonNode
    {
        if (!Has(keyword))
            return null;
        return schema[keyword] as T ?? throw Wrong(keyword, typeof(T) == typeof(JsonArray) ? "a list" : "an object");
    }
}
