using System.Text.Json.Nodes;

namespace Parley.Tools.Gateway.Schemas.Rules;

/// <summary><c>$ref</c>; beside it, the other keywords count as well (Core, section 8.2.3.1).</summary>
internal sealed class ReferenceRule(SchemaNode target) : ISchemaRule
{
    public void Check(JsonNode? value, string path, SchemaCheck check) => target.Check(value, path, check);
}
