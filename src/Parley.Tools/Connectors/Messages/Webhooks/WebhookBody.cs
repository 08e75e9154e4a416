using System.Text.Json.Nodes;

namespace Parley.Tools.Messages.Webhooks;

/// <summary>One message in the JSON each receiver understands.</summary>
internal static class WebhookBody
{
    public static JsonObject Of(WebhookStyle style, ToolInvocation invocation, string id, DateTimeOffset at, string title, string text, JsonObject data) => style switch
    {
        WebhookStyle.Slack => Slack(title, text, data),
        WebhookStyle.Teams => Teams(title, text, data),
        _ => new JsonObject
        {
            ["id"] = id,
            ["type"] = "agent.notification",
            ["created_at"] = at.ToString("O"),
            ["tenant_id"] = invocation.Tenant.Id.Value,
            ["call_id"] = invocation.Scope.Call.Id.Value,
            ["agent_name"] = invocation.Scope.Agent.AgentName,
            ["title"] = title,
            ["text"] = text,
            ["data"] = data.DeepClone(),
        },
    };

    private static JsonObject Slack(string title, string text, JsonObject data)
    {
        var lines = new List<string>();
        if (title.Length > 0)
            lines.Add($"*{Escape(title)}*");
        lines.Add(Escape(text));
        lines.AddRange(data.Select(field => $"• {Escape(field.Key)}: {Escape(field.Value?.ToString() ?? "")}"));
        return new JsonObject { ["text"] = string.Join('\n', lines) };

        // Slack reads these three as the begin of mentions and links: nobody may ring a channel from a call.
        static string Escape(string words) => words.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
    }

    /// <summary>An adaptive card, as the Workflows webhooks of Teams take it.</summary>
    private static JsonObject Teams(string title, string text, JsonObject data)
    {
        var body = new JsonArray();
        if (title.Length > 0)
            body.Add(new JsonObject { ["type"] = "TextBlock", ["text"] = title, ["weight"] = "Bolder", ["wrap"] = true });
        body.Add(new JsonObject { ["type"] = "TextBlock", ["text"] = text, ["wrap"] = true });
        if (data.Count > 0)
            body.Add(new JsonObject
            {
                ["type"] = "FactSet",
                ["facts"] = new JsonArray([.. data.Select(field => new JsonObject { ["title"] = field.Key, ["value"] = field.Value?.ToString() ?? "" })]),
            });
        return new JsonObject
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray(new JsonObject
            {
                ["contentType"] = "application/vnd.microsoft.card.adaptive",
                ["content"] = new JsonObject
                {
                    ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json", ["type"] = "AdaptiveCard", ["version"] = "1.4", ["body"] = body,
                },
            }),
        };
    }
}
