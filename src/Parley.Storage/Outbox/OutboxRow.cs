using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parley.Storage.Database;

namespace Parley.Storage.Outbox;

internal sealed class OutboxRow : ITenantOwned
{
    public required string TenantId { get; init; }

    public required string Id { get; init; }

    public OutboxKind Kind { get; init; }

    public required string Tool { get; init; }

    public required string Recipient { get; init; }

    public required string Subject { get; init; }

    public required string Body { get; init; }

    public required string CallId { get; init; }

    public OutboxStatus Status { get; set; }

    public required string Reference { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public static void Configure(EntityTypeBuilder<OutboxRow> row)
    {
        row.HasKey(r => new { r.TenantId, r.Id });
        row.HasIndex(r => new { r.TenantId, r.CreatedAt });
    }

    public OutboxMessage ToMessage() =>
        new(Id, Kind, Tool, Recipient, Subject, Body, CallId, CreatedAt) { Status = Status, Reference = Reference };

    public static OutboxRow Of(string tenant, OutboxMessage message) => new()
    {
        TenantId = tenant,
        Id = message.Id,
        Kind = message.Kind,
        Tool = message.Tool,
        Recipient = message.Recipient,
        Subject = message.Subject,
        Body = message.Body,
        CallId = message.CallId,
        Status = message.Status,
        Reference = message.Reference,
        CreatedAt = message.CreatedAt,
    };
}
