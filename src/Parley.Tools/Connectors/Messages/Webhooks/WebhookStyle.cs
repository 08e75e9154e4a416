namespace Parley.Tools.Messages.Webhooks;

internal enum WebhookStyle
{
    /// <summary>Parley's own JSON, signed as Standard Webhooks has it.</summary>
    Generic,
    Slack,
    Teams,
}
