using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Parley.Tools.Gateway.Schemas;
using Parley.Tools.Kinds.Http;

namespace Parley.Tools.Kinds.OpenApi;

/// <summary>One operation as a tool: its parameters and the members of its body become the tool's parameters.</summary>
internal static class OpenApiTool
{
    private const string WholeBody = "body";
    private const int MostDescription = 1024;

    /// <returns>Null for operations of a form that is not supported.</returns>
    public static (ToolDefinition Definition, HttpToolSpec Spec)? Of(
        DescribedOperation described, string prefix, string server, IReadOnlyDictionary<string, string> headers, string idempotencyHeader)
    {
        if (!HttpMethods.IsKnown(described.Method) || !described.Parameters.All(ParameterStyles.CanBeSent))
            return null;
        var (properties, required, export) = (new JsonObject(), new List<string>(), new SchemaExport());
        foreach (var parameter in described.Parameters)
        {
            properties[parameter.Name!] = Described(export.Of(ParameterStyles.SchemaOf(parameter)), parameter.Description);
            if (parameter.Required)
                required.Add(parameter.Name!);
        }

        if (!TryAddBody(described.Operation.RequestBody, properties, required, export, out var body, out var isForm))
            return null;
        var parameters = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. required.Select(name => (JsonNode?)name)]),
            ["additionalProperties"] = false,
        };
        export.AddTo(parameters);
        var spec = new HttpToolSpec
        {
            Method = described.Method,
            Url = new ArgumentTemplate(server + described.Path),
            Query = [.. described.Parameters.Where(parameter => parameter.In == ParameterLocation.Query).Select(ParameterStyles.QueryOf)],
            Headers = [.. headers.Select(header => (header.Key, new ArgumentTemplate(header.Value))), .. In(described, ParameterLocation.Header)],
            Body = body,
            IsForm = isForm,
            IdempotencyHeader = idempotencyHeader,
        };
        return IsUsable(parameters, spec) ? (Definition(described, prefix, parameters, idempotencyHeader.Length > 0), spec) : null;
    }

    private static ToolDefinition Definition(DescribedOperation described, string prefix, JsonObject parameters, bool hasKey) => new()
    {
        Name = ToolNames.From(prefix, described.Id),
        Description = Cut(described.Operation.Description ?? described.Operation.Summary ?? $"{described.Method} {described.Path}"),
        Parameters = parameters,
        Effect = HttpMethods.EffectOf(described.Method),
        IsIdempotent = HttpMethods.IsIdempotent(described.Method) || hasKey,
    };

    /// <summary>The body's members beside the other parameters, where it is an object and no name is taken; else whole, as <c>body</c>.</summary>
    private static bool TryAddBody(
        IOpenApiRequestBody? described, JsonObject properties, List<string> required, SchemaExport export, out JsonNode? body, out bool isForm)
    {
        (body, isForm) = (null, false);
        if (described?.Content is not { Count: > 0 } content)
            return true;
        isForm = !content.ContainsKey("application/json") && content.ContainsKey("application/x-www-form-urlencoded");
        if (!content.TryGetValue(isForm ? "application/x-www-form-urlencoded" : "application/json", out var media) || media.Schema is not { } schema)
            return false;
        if (isForm && !ParameterStyles.CanBeAForm(media))
            return false;
        if (schema is { Properties: { Count: > 0 } members, AllOf: null or { Count: 0 }, OneOf: null or { Count: 0 }, AnyOf: null or { Count: 0 } }
            && members.Keys.All(name => !properties.ContainsKey(name)))
        {
            foreach (var (name, member) in members)
                properties[name] = export.Of(member);
            if (described.Required)
                required.AddRange(schema.Required?.Where(members.ContainsKey) ?? []);
            body = new JsonObject(members.Keys.Select(name => KeyValuePair.Create(name, (JsonNode?)$"{{{name}}}")));
            return true;
        }

        if (properties.ContainsKey(WholeBody))
            return false;
        properties[WholeBody] = export.Of(schema);
        if (described.Required)
            required.Add(WholeBody);
        body = $"{{{WholeBody}}}";
        return true;
    }

    private static List<(string Name, ArgumentTemplate Value)> In(DescribedOperation described, ParameterLocation place) =>
        [.. described.Parameters.Where(parameter => parameter.In == place).Select(parameter => (parameter.Name!, new ArgumentTemplate($"{{{parameter.Name}}}")))];

    private static JsonNode Described(JsonNode schema, string? description)
    {
        if (description is { Length: > 0 } && schema is JsonObject members && !members.ContainsKey("description"))
            members["description"] = Cut(description);
        return schema;
    }

    private static bool IsUsable(JsonObject parameters, HttpToolSpec spec)
    {
        var known = parameters["properties"]!.AsObject();
        try
        {
            JsonSchema.Compile(parameters);
        }
        catch (JsonSchemaException)
        {
            return false;
        }

        return spec.Url.Parameters.All(known.ContainsKey);
    }

    private static string Cut(string text) => text.Length <= MostDescription ? text : text[..MostDescription];
}
