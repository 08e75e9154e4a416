namespace Parley.Storage.Outbox;

/// <summary>Something an agent sent, or would have sent were a server configured.</summary>
/// <param name="Id">Derived from the idempotency key of the call that sent it.</param>
/// <param name="Kind">By which way.</param>
/// <param name="Tool">By which tool.</param>
/// <param name="Recipient">An e-mail address, an E.164 number or an address on the web.</param>
/// <param name="Subject">May be empty.</param>
/// <param name="Body">As sent.</param>
/// <param name="CallId">In which call.</param>
/// <param name="CreatedAt">When.</param>
public sealed record OutboxMessage(
    string Id, OutboxKind Kind, string Tool, string Recipient, string Subject, string Body, string CallId, DateTimeOffset CreatedAt)
{
    public OutboxStatus Status { get; init; }

    /// <summary>The name the receiving server gave it; empty until then.</summary>
    public string Reference { get; init; } = "";
}
