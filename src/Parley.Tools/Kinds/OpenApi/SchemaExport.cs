using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Parley.Tools.Kinds.OpenApi;

/// <summary>
/// Schemas of a document as JSON Schema 2020-12, which is what OpenAPI 3.1 writes. Those referred to move along, so that a tool's schema
/// stands alone and may still refer to itself.
/// </summary>
internal sealed class SchemaExport
{
    private const string Components = "#/components/schemas/";

    private readonly JsonObject _definitions = [];

    public JsonNode Of(IOpenApiSchema? schema)
    {
        if (schema is null)
            return true;
        if (schema is OpenApiSchemaReference reference && reference.Reference.Id is { Length: > 0 } id)
            return Referred(id, reference.Target);
        return Rewritten(Written(schema), schema);
    }

    /// <summary>Puts what was referred to under <c>$defs</c>.</summary>
    public void AddTo(JsonObject schema)
    {
        if (_definitions.Count > 0)
            schema["$defs"] = _definitions;
    }

    private JsonObject Referred(string id, IOpenApiSchema? target)
    {
        if (!_definitions.ContainsKey(id))
        {
            _definitions[id] = null;
            _definitions[id] = target is null ? true : Rewritten(Written(target), target);
        }

        return new JsonObject { ["$ref"] = "#/$defs/" + id };
    }

    private static JsonObject Written(IOpenApiSchema schema)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        schema.SerializeAsV31(new OpenApiJsonWriter(text));
        return JsonNode.Parse(text.ToString()) as JsonObject ?? [];
    }

    /// <summary>The writer leaves references as they are; each is turned towards <c>$defs</c>, and its target taken along.</summary>
    private JsonObject Rewritten(JsonObject written, IOpenApiSchema schema)
    {
        foreach (var reference in References(schema, []))
            Referred(reference.Reference.Id!, reference.Target);
        Turn(written);
        return written;
    }

    private static void Turn(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                if (members["$ref"] is JsonValue value && value.TryGetValue<string>(out var target) && target.StartsWith(Components, StringComparison.Ordinal))
                    members["$ref"] = "#/$defs/" + target[Components.Length..];
                foreach (var (_, below) in members.ToArray())
                    Turn(below);
                break;
            case JsonArray items:
                foreach (var item in items)
                    Turn(item);
                break;
        }
    }

    private static IEnumerable<OpenApiSchemaReference> References(IOpenApiSchema schema, HashSet<IOpenApiSchema> seen)
    {
        if (!seen.Add(schema))
            yield break;
        foreach (var below in Below(schema))
            if (below is OpenApiSchemaReference { Reference.Id.Length: > 0 } reference)
                yield return reference;
            else
                foreach (var deeper in References(below, seen))
                    yield return deeper;
    }

    private static IEnumerable<IOpenApiSchema> Below(IOpenApiSchema schema) =>
        ((IEnumerable<IOpenApiSchema?>)[schema.Items, schema.AdditionalProperties, schema.Not])
            .Concat(schema.Properties?.Values ?? [])
            .Concat(schema.PatternProperties?.Values ?? [])
            .Concat(schema.AllOf ?? []).Concat(schema.AnyOf ?? []).Concat(schema.OneOf ?? [])
            .OfType<IOpenApiSchema>();
}
