using System.ComponentModel;
using Parley.Guardrails;
using Parley.Server.Masking;
using Parley.Storage.Outbox;

namespace Parley.Server.Features.Outbox;

/// <summary>Something an agent sent, or would have sent were a server configured, masked as its agent's transcripts are.</summary>
internal sealed record MessageView(
    string Id,
    OutboxKind Kind,
    [property: Description("kept: no server is configured that would take it. sending: on its way, or found so after a crash.")] OutboxStatus Status,
    string Tool,
    [property: Description("An e-mail address, a phone number, or a webhook's style.")] string Recipient,
    string Subject,
    string Body,
    string CallId,
    DateTimeOffset CreatedAt,
    [property: Description("The name the receiving server gave it; empty until then.")] string Reference)
{
    public static MessageView Of(OutboxMessage message, CallMask mask) => new(
        message.Id, message.Kind, message.Status, message.Tool, RecipientOf(message, mask), mask.Text(message.Subject), mask.Text(message.Body),
        message.CallId, message.CreatedAt, message.Reference);

    private static string RecipientOf(OutboxMessage message, CallMask mask) => message.Kind switch
    {
        OutboxKind.Email => mask.Value(message.Recipient, SensitiveCategory.Email),
        OutboxKind.Sms => mask.Value(message.Recipient, SensitiveCategory.Phone),
        _ => message.Recipient,
    };
}
