using System.Text.Json;
using System.Text.Json.Nodes;
using Parley.Tools.Canonical;

namespace Parley.Tools.Gateway.Schemas.Rules;

/// <summary><c>type</c>, <c>enum</c> and <c>const</c> (Validation, section 6.1).</summary>
internal static class ValueRules
{
    private static readonly string[] Types = ["null", "boolean", "object", "array", "number", "string", "integer"];

    public static IEnumerable<ISchemaRule> Of(SchemaParts schema)
    {
        if (schema["type"] is JsonArray)
            yield return new TypeRule(Known(schema, schema.Texts("type")));
        else if (schema.Text("type") is { } type)
            yield return new TypeRule(Known(schema, [type]));
        if (schema["enum"] is JsonArray values)
            yield return new OneOfValuesRule([.. values.Select(CanonicalJson.Write)], values.All(value => value is JsonValue) ? $"must be one of {string.Join(", ", values.Take(12).Select(CanonicalJson.Write))}" : "must be one of the values listed");
        if (schema.Has("const"))
            yield return new OneOfValuesRule([CanonicalJson.Write(schema["const"])], "must be the one value allowed");
    }

    private static IReadOnlyList<string> Known(SchemaParts schema, IReadOnlyList<string> types) =>
        types.All(Types.Contains) && types.Count > 0 ? types : throw schema.Wrong("type", string.Join(", ", Types));

    private sealed class TypeRule(IReadOnlyList<string> types) : ISchemaRule
    {
        public void Check(JsonNode? value, string path, SchemaCheck check)
        {
            foreach (var type in types)
                if (IsOf(type, value))
                    return;
            check.Fault(path, $"must be {string.Join(" or ", types)}");
        }

        private static bool IsOf(string type, JsonNode? value) => type switch
        {
            "null" => value is null,
            "object" => value is JsonObject,
            "array" => value is JsonArray,
            "integer" => value is JsonValue number && number.GetValueKind() == JsonValueKind.Number && IsWhole(number),
            "number" => value is JsonValue number && number.GetValueKind() == JsonValueKind.Number,
            "string" => value is JsonValue text && text.GetValueKind() == JsonValueKind.String,
            _ => value is JsonValue flag && flag.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        };

        private static bool IsWhole(JsonValue number) => !CanonicalNumber.Of(number.ToJsonString()).Contains("e-", StringComparison.Ordinal);
    }

    private sealed class OneOfValuesRule(HashSet<string> values, string fault) : ISchemaRule
    {
        public void Check(JsonNode? value, string path, SchemaCheck check)
        {
            if (!values.Contains(CanonicalJson.Write(value)))
                check.Fault(path, fault);
        }
    }
}
