using Parley.Tools.Kinds;
using Parley.Tools.Kinds.Http;
using Parley.Tools.Outbound;
using Parley.Tools.Schemas;
using Parley.Tools.Secrets;

namespace Parley.Tools.Rest;

/// <summary><c>crm_lookup</c>: who is it, by whatever the caller gave.</summary>
internal sealed class CrmLookupKind(IOutbound outbound, ISecrets secrets) : IToolKind
{
    public string Kind => "crm_lookup";

    public IReadOnlyList<ITool> Create(ToolEntry entry)
    {
        var faults = entry.Settings.FaultCount;
        var spec = RestMapping.Read(entry.Settings, HttpMethod.Get);
        if (!spec.Result.ContainsKey("customer_id"))
            entry.Settings.Fault("result", "must say where the customer_id is found");
        return entry.Settings.FaultCount > faults ? [] : [new FoundTool(new HttpTool(Definition(entry.Name), spec, outbound, secrets), "customer_id")];
    }

    private static ToolDefinition Definition(string name) => new()
    {
        Name = name,
        Description = "Looks a customer up by telephone number, e-mail address, name or customer id.",
        Parameters = SchemaText.Parse("""
            {
              "type": "object",
              "additionalProperties": false,
              "minProperties": 1,
              "properties": {
                "customer_id": { "type": "string" },
                "phone": { "type": "string" },
                "email": { "type": "string" },
                "name": { "type": "string" }
              }
            }
            """),
        Result = SchemaText.Parse("""{ "type": "object", "required": ["customer_id"], "properties": { "customer_id": { "type": ["string", "integer"] } } }"""),
        Effect = ToolEffect.Reads,
        IsIdempotent = true,
        Sensitive = ["/phone", "/email", "/name"],
        Filler = "One moment, I am looking you up.",
    };
}
