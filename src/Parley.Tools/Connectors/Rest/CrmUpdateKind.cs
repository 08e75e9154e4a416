using Parley.Flows;
using Parley.Tools.Kinds;
using Parley.Tools.Kinds.Http;
using Parley.Tools.Outbound;
using Parley.Tools.Schemas;
using Parley.Tools.Secrets;

namespace Parley.Tools.Rest;

/// <summary><c>crm_update</c>: changes one field of a customer, or adds a note.</summary>
internal sealed class CrmUpdateKind(IOutbound outbound, ISecrets secrets) : IToolKind
{
    public string Kind => "crm_update";

    public IReadOnlyList<ITool> Create(ToolEntry entry)
    {
        var (settings, faults) = (entry.Settings, entry.Settings.FaultCount);
        var fields = settings.List("fields");
        if (fields.Count == 0)
            settings.Fault("fields", "is missing: name the fields that may be changed");
        var spec = RestMapping.Read(settings, HttpMethod.Patch);
        return settings.FaultCount > faults ? [] : [new HttpTool(Definition(entry.Name, spec, fields), spec, outbound, secrets)];
    }

    private static ToolDefinition Definition(string name, HttpToolSpec spec, IReadOnlyList<string> fields)
    {
        var parameters = SchemaText.Parse("""
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["customer_id", "field", "value"],
              "properties": {
                "customer_id": { "type": "string", "minLength": 1 },
                "field": { "type": "string" },
                "value": { "type": "string", "maxLength": 4000 }
              }
            }
            """);
        parameters["properties"]!["field"]!["enum"] = new System.Text.Json.Nodes.JsonArray([.. fields.Select(field => (System.Text.Json.Nodes.JsonNode?)field)]);
        return new ToolDefinition
        {
            Name = name,
            Description = "Changes a field of a customer's record.",
            Parameters = parameters,
            Effect = ToolEffect.Commits,
            // Setting a field twice sets it once; a POST adds each time, unless the server keeps keys.
            IsIdempotent = spec.Method != HttpMethod.Post || spec.IdempotencyHeader.Length > 0,
            Trust = new Dictionary<string, ValueSource> { ["value"] = ValueSource.Caller },
            Sensitive = ["/value"],
        };
    }
}
