using System.Text.Json.Nodes;

namespace Parley.Tools.Gateway.Schemas.Rules;

/// <summary>The schema <c>false</c>.</summary>
internal sealed class NeverRule : ISchemaRule
{
    public static NeverRule Instance { get; } = new();

    public void Check(JsonNode? value, string path, SchemaCheck check) => check.Fault(path, "is not allowed");
}
