using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Parley.Flows;
using Parley.Storage.Outbox;
using Parley.Tools.Outbound;
using Parley.Tools.Schemas;
using Parley.Tools.Secrets;
using Parley.Webhooks;

namespace Parley.Tools.Messages.Webhooks;

/// <summary>Tells the tenant's people something where they read: Slack, Teams, or a server of their own.</summary>
internal sealed class WebhookNotify(string name, WebhookSettings settings, MessageDelivery delivery, IOutbound outbound, ISecrets secrets) : ITool
{
    public ToolDefinition Definition { get; } = new()
    {
        Name = name,
        Description = "Notifies the staff in their channel.",
        Parameters = SchemaText.Parse("""
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["text"],
              "properties": {
                "title": { "type": "string", "maxLength": 200 },
                "text": { "type": "string", "minLength": 1, "maxLength": 4000 },
                "data": { "type": "object", "maxProperties": 20, "additionalProperties": { "type": ["string", "number", "boolean"] } }
              }
            }
            """),
        Result = MessageJson.Schema(),
        Effect = ToolEffect.Writes,
        IsIdempotent = true,
        ResultSource = ValueSource.Agent,
        // What a model makes of a page or of an answer is told to nobody in the agent's name.
        Trust = new Dictionary<string, ValueSource> { ["title"] = ValueSource.Caller, ["text"] = ValueSource.Caller, ["data"] = ValueSource.Caller },
        Sensitive = ["/title", "/text", "/data"],
    };

    public async ValueTask<ToolOutcome> RunAsync(ToolInvocation invocation, CancellationToken cancellationToken)
    {
        var (title, text) = (invocation.Arguments.Text("title"), invocation.Arguments.Text("text"));
        var data = invocation.Arguments["data"] as JsonObject ?? [];
        var message = MessageJson.Of(invocation, OutboxKind.Webhook, SnakeName(), title, "");
        var body = WebhookBody.Of(settings.Style, invocation, message.Id, message.CreatedAt, title, text, data).ToJsonString();
        message = message with { Body = body };
        return settings.Url.Length == 0
            ? await delivery.KeepAsync(invocation, message, cancellationToken)
            : await delivery.SendAsync(invocation, message, token => PostAsync(invocation, message, token), cancellationToken);
    }

    private async ValueTask<DeliveryResult> PostAsync(ToolInvocation invocation, OutboxMessage message, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(secrets.Resolve(invocation.Tenant, settings.Url), UriKind.Absolute, out var url))
            return new DeliveryResult.Refused("unavailable", "The webhook's address is none.");
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(message.Body, Encoding.UTF8, "application/json") };
        if (settings.Style == WebhookStyle.Generic)
            Sign(invocation, request, message);
        using var response = await outbound.HttpFor(invocation.Tenant).SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode)
            return new DeliveryResult.Sent("");
        var code = response.StatusCode == HttpStatusCode.TooManyRequests ? "rate_limited" : (int)response.StatusCode >= 500 ? "unavailable" : "rejected";
        return new DeliveryResult.Refused(code, $"The webhook answered {(int)response.StatusCode}.");
    }

    private void Sign(ToolInvocation invocation, HttpRequestMessage request, OutboxMessage message)
    {
        var now = invocation.Clock.GetUtcNow();
        request.Headers.TryAddWithoutValidation("webhook-id", message.Id);
        request.Headers.TryAddWithoutValidation("webhook-timestamp", WebhookSignature.Timestamp(now));
        if (settings.SigningSecret.Length == 0)
            return;
        var key = WebhookSignature.Key(secrets.Resolve(invocation.Tenant, settings.SigningSecret)) ?? throw new FormatException("The signing secret is not base64 after whsec_.");
        request.Headers.TryAddWithoutValidation("webhook-signature", WebhookSignature.Of(key, message.Id, now, Encoding.UTF8.GetBytes(message.Body)));
    }

    /// <summary>The address itself may be a secret: the outbox names the style instead.</summary>
    private string SnakeName() => settings.Style.ToString().ToLowerInvariant();
}
