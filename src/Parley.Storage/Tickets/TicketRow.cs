using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parley.Storage.Database;

namespace Parley.Storage.Tickets;

internal sealed class TicketRow : ITenantOwned
{
    public required string TenantId { get; init; }

    public required string Id { get; init; }

    public int Number { get; init; }

    public required string Subject { get; init; }

    public required string Description { get; init; }

    public TicketPriority Priority { get; init; }

    public required string Name { get; init; }

    public required string Contact { get; init; }

    public required string CallId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public static void Configure(EntityTypeBuilder<TicketRow> row)
    {
        row.HasKey(r => new { r.TenantId, r.Id });
        row.HasIndex(r => new { r.TenantId, r.Number }).IsUnique();
    }

    public TicketRecord ToRecord() => new(Id, Subject, Description, Priority, Name, Contact, CallId, CreatedAt) { Number = Number };
}
