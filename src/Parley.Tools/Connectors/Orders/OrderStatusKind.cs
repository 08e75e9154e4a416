using Parley.Tools.Kinds;
using Parley.Tools.Kinds.Http;
using Parley.Tools.Outbound;
using Parley.Tools.Rest;
using Parley.Tools.Schemas;
using Parley.Tools.Secrets;

namespace Parley.Tools.Orders;

/// <summary><c>order_status</c>: by a REST API, or from a file in the tenant's folder.</summary>
internal sealed class OrderStatusKind(IOutbound outbound, ISecrets secrets) : IToolKind
{
    public string Kind => "order_status";

    public IReadOnlyList<ITool> Create(ToolEntry entry)
    {
        var (settings, faults) = (entry.Settings, entry.Settings.FaultCount);
        var isFile = settings.Has("file");
        if (isFile == settings.Has("url"))
        {
            settings.Fault("url", "name either the url of a REST API or a file of orders");
            return [];
        }

        if (isFile)
        {
            var orders = OrderFile.Read(settings, Path.Combine(entry.Folder, settings.Text("file")));
            return settings.FaultCount > faults ? [] : [new OrderStatus(Definition(entry.Name, needsPostcode: settings.Flag("ask_postcode", true)), orders)];
        }

        var spec = RestMapping.Read(settings, HttpMethod.Get);
        if (!spec.Result.ContainsKey("status"))
            settings.Fault("result", "must say where the status is found");
        var definition = Definition(entry.Name, needsPostcode: settings.Flag("ask_postcode"));
        return settings.FaultCount > faults ? [] : [new FoundTool(new HttpTool(definition, spec, outbound, secrets), "status")];
    }

    private static ToolDefinition Definition(string name, bool needsPostcode)
    {
        var parameters = SchemaText.Parse("""
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["order_number"],
              "properties": {
                "order_number": { "type": "string", "minLength": 1, "maxLength": 40 },
                "postcode": { "type": "string", "maxLength": 20, "description": "of the address it goes to: shows that the caller may know" }
              }
            }
            """);
        if (needsPostcode)
            parameters["required"]!.AsArray().Add("postcode");
        return new ToolDefinition
        {
            Name = name,
            Description = "Tells where an order stands.",
            Parameters = parameters,
            Result = SchemaText.Parse("""
                {
                  "type": "object",
                  "required": ["status"],
                  "properties": {
                    "order_number": { "type": ["string", "integer"] },
                    "status": { "type": "string", "description": "such as processing, shipped, delivered, cancelled" },
                    "spoken": { "type": "string" },
                    "items": { "type": "string" },
                    "total": { "type": ["string", "number"] },
                    "expected": { "type": "string" },
                    "carrier": { "type": "string" },
                    "tracking": { "type": "string" }
                  }
                }
                """),
            Effect = ToolEffect.Reads,
            IsIdempotent = true,
            Sensitive = ["/postcode"],
            Filler = "One moment, I am looking for your order.",
        };
    }
}
