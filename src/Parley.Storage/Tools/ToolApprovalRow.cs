using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parley.Storage.Database;
using Parley.Tools;

namespace Parley.Storage.Tools;

internal sealed class ToolApprovalRow : ITenantOwned
{
    public required string TenantId { get; init; }

    public required string Id { get; init; }

    public required string Key { get; init; }

    public required string CallId { get; init; }

    public required string Agent { get; init; }

    public string AgentId { get; init; } = "";

    /// <summary>Null where it was asked before versions were kept.</summary>
    public int? AgentVersion { get; init; }

    public required string Channel { get; init; }

    public required string UserId { get; init; }

    /// <summary>JSON.</summary>
    public required string Roles { get; init; }

    public required string Tool { get; init; }

    public required string Step { get; init; }

    /// <summary>JSON, sealed; an empty object in clear once nothing will run with them any more.</summary>
    public required string Arguments { get; set; }

    /// <summary>JSON: parameter to source.</summary>
    public required string Sources { get; init; }

    public required string Shown { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public ApprovalStatus Status { get; set; }

    public required string DecidedBy { get; set; }

    public required string Note { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public static void Configure(EntityTypeBuilder<ToolApprovalRow> table)
    {
        table.HasKey(row => new { row.TenantId, row.Id });
        table.HasIndex(row => new { row.TenantId, row.Status, row.AskedAt });
    }
}
