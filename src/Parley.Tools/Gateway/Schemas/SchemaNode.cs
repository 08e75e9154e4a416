using System.Text.Json.Nodes;

namespace Parley.Tools.Gateway.Schemas;

/// <summary>One schema: all its rules must hold. Filled after it was made, so that schemas may refer to themselves.</summary>
internal sealed class SchemaNode
{
    public List<ISchemaRule> Rules { get; } = [];

    public void Check(JsonNode? value, string path, SchemaCheck check)
    {
        if (!check.Enter(path))
            return;
        foreach (var rule in Rules)
            rule.Check(value, path, check);
        check.Leave();
    }
}
