namespace Parley.Tools.Messages.Webhooks;

/// <param name="Url">May be, or hold, a reference to a secret: whoever knows a Slack or Teams address can post to it. Empty keeps messages in the outbox.</param>
/// <param name="SigningSecret">A reference; empty signs nothing.</param>
internal sealed record WebhookSettings(WebhookStyle Style, string Url, string SigningSecret);
