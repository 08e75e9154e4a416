using System.Net.Sockets;
using Parley.Storage.Outbox;
using Parley.Tools.Outbound;
using Parley.Tools.Secrets;

namespace Parley.Tools.Messages;

/// <summary>
/// Sends a message at most once, through the outbox: noted as being sent before it is, and as sent after. A repeated call finds how far the
/// first one came; where that cannot be told, it says so rather than send twice. Thread-safe.
/// </summary>
internal sealed class MessageDelivery(Lazy<MessageOutbox> outbox)
{
    /// <summary>Keeps a message for people to see, where no server is configured.</summary>
    public async ValueTask<ToolOutcome> KeepAsync(ToolInvocation invocation, OutboxMessage message, CancellationToken cancellationToken) =>
        MessageJson.Succeeded(await outbox.Value.AddAsync(invocation.Tenant, message with { Status = OutboxStatus.Kept }, cancellationToken));

    /// <param name="send">Answers the name the server gave the message, or why it will not have it.</param>
    public async ValueTask<ToolOutcome> SendAsync(
        ToolInvocation invocation, OutboxMessage message, Func<CancellationToken, ValueTask<DeliveryResult>> send, CancellationToken cancellationToken)
    {
        var sending = message with { Status = OutboxStatus.Sending };
        var noted = await outbox.Value.AddAsync(invocation.Tenant, sending, cancellationToken);
        if (noted.Status is OutboxStatus.Sent or OutboxStatus.Kept)
            return MessageJson.Succeeded(noted);
        if (noted.Status == OutboxStatus.Failed)
            noted = await outbox.Value.MarkAsync(invocation.Tenant, message.Id, OutboxStatus.Sending, "", cancellationToken);
        else if (!ReferenceEquals(noted, sending))
            return new ToolOutcome.Failed("failed", "An earlier attempt may have sent it; it is not sent twice.", MayHaveHappened: true);
        return await SendNotedAsync(invocation, noted, send, cancellationToken);
    }

    private async ValueTask<ToolOutcome> SendNotedAsync(
        ToolInvocation invocation, OutboxMessage message, Func<CancellationToken, ValueTask<DeliveryResult>> send, CancellationToken cancellationToken)
    {
        DeliveryResult result;
        try
        {
            result = await send(cancellationToken);
        }
        catch (Exception fault) when (IsSurelyUnsent(fault))
        {
            // It may be tried again: nothing left this machine.
            await outbox.Value.MarkAsync(invocation.Tenant, message.Id, OutboxStatus.Failed, "", CancellationToken.None);
            throw;
        }

        switch (result)
        {
            case DeliveryResult.Sent sent:
                return MessageJson.Succeeded(await outbox.Value.MarkAsync(invocation.Tenant, message.Id, OutboxStatus.Sent, sent.Reference, CancellationToken.None));
            case DeliveryResult.Refused refused:
                await outbox.Value.MarkAsync(invocation.Tenant, message.Id, OutboxStatus.Failed, "", CancellationToken.None);
                return new ToolOutcome.Failed(refused.Code, refused.Message);
            default:
                throw new InvalidOperationException("A delivery ended in no known way.");
        }
    }

    private static bool IsSurelyUnsent(Exception fault) =>
        fault is HostNotAllowedException or CircuitOpenException or SecretMissingException or SocketException
            or HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError };
}
