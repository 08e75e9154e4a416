using Parley.Flows;
using Parley.Storage.Tickets;
using Parley.Tools.Kinds;
using Parley.Tools.Kinds.Http;
using Parley.Tools.Outbound;
using Parley.Tools.Rest;
using Parley.Tools.Schemas;
using Parley.Tools.Secrets;

namespace Parley.Tools.Tickets;

/// <summary><c>create_ticket</c>: in Parley's own table, or by a REST API where the settings name an address.</summary>
internal sealed class TicketKind(Lazy<TicketDesk> desk, IOutbound outbound, ISecrets secrets) : IToolKind
{
    public string Kind => "create_ticket";

    public bool IsAlwaysThere => true;

    public IReadOnlyList<ITool> Create(ToolEntry entry)
    {
        if (!entry.Settings.Has("url"))
            return [new CreateTicket(Definition(entry.Name, isIdempotent: true), desk)];
        var faults = entry.Settings.FaultCount;
        var spec = RestMapping.Read(entry.Settings, HttpMethod.Post);
        if (!spec.Result.ContainsKey("ticket_number"))
            entry.Settings.Fault("result", "must say where the ticket_number is found");
        var definition = Definition(entry.Name, spec.Method == HttpMethod.Put || spec.IdempotencyHeader.Length > 0);
        return entry.Settings.FaultCount > faults ? [] : [new HttpTool(definition, spec, outbound, secrets)];
    }

    private static ToolDefinition Definition(string name, bool isIdempotent) => new()
    {
        Name = name,
        Description = "Opens a ticket for the staff, such as a refill request or a complaint.",
        Parameters = SchemaText.Parse("""
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["subject", "description"],
              "properties": {
                "subject": { "type": "string", "minLength": 1, "maxLength": 200 },
                "description": { "type": "string", "minLength": 1, "maxLength": 8000 },
                "priority": { "enum": ["low", "normal", "high", "urgent", ""] },
                "name": { "type": "string", "maxLength": 200 },
                "contact": { "type": "string", "maxLength": 254 }
              }
            }
            """),
        Result = SchemaText.Parse("""
            {
              "type": "object",
              "required": ["ticket_number"],
              "properties": { "ticket_number": { "type": ["string", "integer"] }, "ticket_id": { "type": ["string", "integer"] } }
            }
            """),
        Effect = ToolEffect.Writes,
        IsIdempotent = isIdempotent,
        ResultSource = ValueSource.Agent,
        // What a model makes of a page or of an answer opens no ticket in somebody's name.
        Trust = new Dictionary<string, ValueSource> { ["description"] = ValueSource.Caller, ["contact"] = ValueSource.Caller },
        Sensitive = ["/subject", "/description", "/name", "/contact"],
    };
}
