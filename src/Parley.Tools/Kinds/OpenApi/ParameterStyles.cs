using Microsoft.OpenApi;
using Parley.Tools.Kinds.Http;

namespace Parley.Tools.Kinds.OpenApi;

/// <summary>
/// Which parameters and forms can be sent as their document says (OpenAPI 3.1.1, sections 4.8.12 and 4.8.15): what would arrive as something else
/// is refused when the document is read.
/// </summary>
internal static class ParameterStyles
{
    private const string Json = "application/json";

    public static bool CanBeSent(IOpenApiParameter parameter)
    {
        if (parameter.Name is null)
            return false;
        if (parameter.Content is { Count: > 0 } content)
            return parameter.In == ParameterLocation.Query && content.ContainsKey(Json);
        var (isList, isObject) = (IsA(parameter.Schema, JsonSchemaType.Array), IsA(parameter.Schema, JsonSchemaType.Object));
        if (!IsFlat(parameter.Schema))
            return false;
        return (parameter.In, parameter.Style) switch
        {
            (ParameterLocation.Path or ParameterLocation.Header, null or ParameterStyle.Simple) => !isObject,
            (ParameterLocation.Query, null or ParameterStyle.Form) => true,
            (ParameterLocation.Query, ParameterStyle.SpaceDelimited or ParameterStyle.PipeDelimited) => isList,
            (ParameterLocation.Query, ParameterStyle.DeepObject) => isObject,
            _ => false,
        };
    }

    public static IOpenApiSchema? SchemaOf(IOpenApiParameter parameter) =>
        parameter.Content?.TryGetValue(Json, out var media) is true ? media.Schema : parameter.Schema;

    public static HttpQueryValue QueryOf(IOpenApiParameter parameter) =>
        new(parameter.Name!, new ArgumentTemplate($"{{{parameter.Name}}}"), StyleOf(parameter), parameter.Explode);

    /// <summary>A list is a field an item, and an object JSON, which is what a document means that says nothing else.</summary>
    public static bool CanBeAForm(OpenApiMediaType media)
    {
        var fields = media.Schema?.Properties ?? new Dictionary<string, IOpenApiSchema>();
        return fields.Values.All(field => !IsA(field.Items, JsonSchemaType.Array))
            && media.Encoding?.All(entry => IsUsual(entry.Value, fields.TryGetValue(entry.Key, out var field) ? field : null)) is not false;
    }

    private static bool IsUsual(OpenApiEncoding encoding, IOpenApiSchema? field)
    {
        if (encoding.Style is null)
            return encoding.ContentType is null || encoding.ContentType == (IsA(field, JsonSchemaType.Object) || IsA(field?.Items, JsonSchemaType.Object) ? Json : "text/plain");
        return encoding.Style is ParameterStyle.Form && (encoding.Explode is not false || !IsA(field, JsonSchemaType.Array))
            && !IsA(field, JsonSchemaType.Object) && !IsA(field?.Items, JsonSchemaType.Object);
    }

    private static HttpListStyle StyleOf(IOpenApiParameter parameter) => parameter.Content is { Count: > 0 } ? HttpListStyle.Json : parameter.Style switch
    {
        ParameterStyle.SpaceDelimited => HttpListStyle.SpaceDelimited,
        ParameterStyle.PipeDelimited => HttpListStyle.PipeDelimited,
        ParameterStyle.DeepObject => HttpListStyle.DeepObject,
        _ => HttpListStyle.Form,
    };

    private static bool IsA(IOpenApiSchema? schema, JsonSchemaType type) => schema?.Type is { } types && types.HasFlag(type);

    /// <summary>There is no way to write a list of lists, nor an object of objects.</summary>
    private static bool IsFlat(IOpenApiSchema? schema) =>
        IsLeaf(schema?.Items) && (schema?.Properties?.Values ?? []).All(IsLeaf);

    private static bool IsLeaf(IOpenApiSchema? schema) => !IsA(schema, JsonSchemaType.Array) && !IsA(schema, JsonSchemaType.Object);
}
