using System.Text.Json.Nodes;

namespace Parley.Tools.Gateway.Schemas;

internal interface ISchemaRule
{
    void Check(JsonNode? value, string path, SchemaCheck check);
}
