using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parley.Storage.Database;

namespace Parley.Storage.Tools;

internal sealed class ToolAuditRow : ITenantOwned
{
    public required string TenantId { get; init; }

    public long Sequence { get; init; }

    public DateTimeOffset At { get; init; }

    public required string CallId { get; init; }

    public required string Agent { get; init; }

    public int AgentVersion { get; init; }

    public required string UserId { get; init; }

    public required string Channel { get; init; }

    public required string Tool { get; init; }

    public required string Step { get; init; }

    public required string Key { get; init; }

    public required string ArgumentsHash { get; init; }

    public required string Arguments { get; init; }

    public required string Outcome { get; init; }

    public required string Code { get; init; }

    public required string Message { get; init; }

    public bool MayHaveHappened { get; init; }

    public int Attempts { get; init; }

    /// <summary>Microseconds.</summary>
    public long DurationUs { get; init; }

    public required string PreviousHash { get; init; }

    public required string Hash { get; init; }

    public static void Configure(EntityTypeBuilder<ToolAuditRow> table)
    {
        table.HasKey(row => new { row.TenantId, row.Sequence });
        table.HasIndex(row => new { row.TenantId, row.CallId });
    }
}
