using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Parley.Storage.Outbox;
using Parley.Tools.Schemas;

namespace Parley.Tools.Messages;

/// <summary>What all tools that send have in common: their result, and the name of a message.</summary>
internal static class MessageJson
{
    public static JsonObject Schema() => SchemaText.Parse("""
        {
          "type": "object",
          "required": ["status", "message_id"],
          "properties": {
            "status": { "enum": ["sent", "kept"], "description": "kept: it is in the outbox, for no server is configured" },
            "message_id": { "type": "string" }
          }
        }
        """);

    public static ToolOutcome Succeeded(OutboxMessage message) => new ToolOutcome.Succeeded(new JsonObject
    {
        ["status"] = message.Status == OutboxStatus.Kept ? "kept" : "sent",
        ["message_id"] = message.Id,
    });

    public static OutboxMessage Of(ToolInvocation invocation, OutboxKind kind, string recipient, string subject, string body) => new(
        "msg_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{invocation.Tenant.Id.Value}\n{invocation.IdempotencyKey}")))[..32],
        kind,
        invocation.Call.Tool,
        recipient,
        subject,
        body,
        invocation.Scope.Call.Id.Value,
        invocation.Clock.GetUtcNow());
}
