using System.Text.Json.Nodes;
using Parley.Handoff;
using Parley.Tools.Schemas;
using Parley.Tools.Settings;

namespace Parley.Tools.Handoff;

/// <summary>Calls a person, for a flow whose author wants it. Idempotent per call and reason, as the port is.</summary>
internal sealed class HumanHandoff(string name, Lazy<IHandoffs> handoffs) : ITool
{
    private static readonly Dictionary<string, HandoffReason> Reasons = Enum.GetValues<HandoffReason>().ToDictionary(SnakeCaseName.Of);

    public ToolDefinition Definition { get; } = new()
    {
        Name = name,
        Description = "Hands the caller over to a person: when they ask for one, or when they cannot be helped otherwise. The caller is asked first.",
        Parameters = Parameters(),
        Result = SchemaText.Parse("""
            {
              "type": "object",
              "required": ["handoff_id", "accepted", "tell", "reason", "queue"],
              "properties": {
                "handoff_id": { "type": "string" },
                "accepted": { "type": "boolean" },
                "tell": { "type": "string", "description": "what the caller is told happens next" },
                "reason": { "type": "string" },
                "queue": { "type": "string" }
              }
            }
            """),
        Effect = ToolEffect.Writes,
        IsIdempotent = true,
        ResultSource = Flows.ValueSource.Agent,
        CallsPerson = true,
        // People act on what stands there: a model may have it from a page or from another tool's answer.
        Trust = new Dictionary<string, Flows.ValueSource>
        {
            ["reason"] = Flows.ValueSource.Caller, ["detail"] = Flows.ValueSource.Caller, ["summary"] = Flows.ValueSource.Caller, ["urgency"] = Flows.ValueSource.Caller,
        },
        Sensitive = ["/detail", "/summary"],
    };

    public async ValueTask<ToolOutcome> RunAsync(ToolInvocation invocation, CancellationToken cancellationToken)
    {
        var (arguments, scope) = (invocation.Arguments, invocation.Scope);
        var reason = Reasons.GetValueOrDefault(arguments.Text("reason"), HandoffReason.AskedForPerson);
        var policy = scope.Agent.Handoff;
        var known = scope.Handover ?? Unknown(invocation);
        var record = known with
        {
            Reason = reason,
            Detail = arguments.Text("detail"),
            Summary = string.Join(' ', ((string[])[arguments.Text("summary"), known.Summary]).Where(said => said.Length > 0)),
            Queue = policy.Queues.GetValueOrDefault(reason, policy.DefaultQueue),
            Urgency = Urgency(reason, arguments.Text("urgency")),
        };
        var receipt = await handoffs.Value.RaiseAsync(record, cancellationToken);
        return new ToolOutcome.Succeeded(new JsonObject
        {
            ["handoff_id"] = receipt.Id, ["accepted"] = receipt.Accepted, ["tell"] = receipt.Tell, ["reason"] = SnakeCaseName.Of(reason), ["queue"] = record.Queue,
        });
    }

    /// <summary>Of a call that nobody wrote down, such as one approved after a restart, only who calls is known.</summary>
    private static HandoffRecord Unknown(ToolInvocation invocation) => new(
        invocation.Scope.Call, invocation.Scope.UserId, invocation.Scope.Channel, invocation.Scope.Agent.AgentName, HandoffReason.FlowRequested, "", "",
        new Dictionary<string, Flows.SlotValue>(), [], "", HandoffUrgency.Normal, invocation.Clock.GetUtcNow());

    /// <summary>Never less pressing than its reason is, whoever raises it.</summary>
    private static HandoffUrgency Urgency(HandoffReason reason, string asked)
    {
        var wanted = asked switch { "immediate" => HandoffUrgency.Immediate, "soon" => HandoffUrgency.Soon, _ => HandoffUrgency.Normal };
        return wanted > HandoffUrgencies.Of(reason) ? wanted : HandoffUrgencies.Of(reason);
    }

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
