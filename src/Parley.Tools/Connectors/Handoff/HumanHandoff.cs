using System.Text.Json.Nodes;
using Parley.Handoff;
using Parley.Tools.Schemas;
using Parley.Tools.Settings;

namespace Parley.Tools.Handoff;

/// <summary>Calls a person. Idempotent per call and reason, as the port is.</summary>
internal sealed class HumanHandoff(string name, Lazy<IHandoffs> handoffs) : ITool
{
    private static readonly Dictionary<string, HandoffReason> Reasons = Enum.GetValues<HandoffReason>().ToDictionary(SnakeCaseName.Of);

    public ToolDefinition Definition { get; } = new()
    {
        Name = name,
        Description = "Hands the caller over to a person: when they ask for one, or when they cannot be helped otherwise.",
        Parameters = Parameters(),
        Result = SchemaText.Parse("""
            {
              "type": "object",
              "required": ["handoff_id", "accepted", "tell"],
              "properties": {
                "handoff_id": { "type": "string" },
                "accepted": { "type": "boolean" },
                "tell": { "type": "string", "description": "what the caller is told happens next" }
              }
            }
            """),
        Effect = ToolEffect.Writes,
        IsIdempotent = true,
        ResultSource = Flows.ValueSource.Agent,
        Sensitive = ["/detail", "/summary"],
    };

    public async ValueTask<ToolOutcome> RunAsync(ToolInvocation invocation, CancellationToken cancellationToken)
    {
        var (arguments, scope) = (invocation.Arguments, invocation.Scope);
        var reason = Reasons.GetValueOrDefault(arguments.Text("reason"), HandoffReason.AskedForPerson);
        var policy = scope.Agent.Handoff;
        var receipt = await handoffs.Value.RaiseAsync(
            new HandoffRecord(
                scope.Call,
                scope.UserId,
                scope.Channel,
                scope.Agent.AgentName,
                reason,
                arguments.Text("detail"),
                arguments.Text("summary"),
                new Dictionary<string, Flows.SlotValue>(),
                [],
                policy.Queues.GetValueOrDefault(reason, policy.DefaultQueue),
                Urgency(reason, arguments.Text("urgency")),
                invocation.Clock.GetUtcNow()),
            cancellationToken);
        return new ToolOutcome.Succeeded(new JsonObject { ["handoff_id"] = receipt.Id, ["accepted"] = receipt.Accepted, ["tell"] = receipt.Tell });
    }

    /// <summary>An emergency is never less than immediate, whatever was asked for.</summary>
    private static HandoffUrgency Urgency(HandoffReason reason, string asked) => (reason, asked) switch
    {
        (HandoffReason.MedicalEmergency, _) or (_, "immediate") => HandoffUrgency.Immediate,
        (_, "soon") => HandoffUrgency.Soon,
        _ => HandoffUrgency.Normal,
    };

    private static JsonObject Parameters()
    {
        var schema = SchemaText.Parse("""
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["reason"],
              "properties": {
                "reason": { "type": "string" },
                "detail": { "type": "string", "maxLength": 1000 },
                "summary": { "type": "string", "maxLength": 4000 },
                "urgency": { "enum": ["normal", "soon", "immediate", ""] }
              }
            }
            """);
        schema["properties"]!["reason"]!["enum"] = new JsonArray([.. Reasons.Keys.Select(reason => (JsonNode?)reason)]);
        return schema;
    }
}
