using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Parley.Tools.Schemas;

/// <summary>JSON Schemas as they are written in the sources.</summary>
internal static class SchemaText
{
    public static JsonObject Parse([StringSyntax(StringSyntaxAttribute.Json)] string schema) => JsonNode.Parse(schema)!.AsObject();
}
