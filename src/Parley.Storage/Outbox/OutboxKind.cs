namespace Parley.Storage.Outbox;

public enum OutboxKind
{
    Email,
    Sms,
    Webhook,
}
