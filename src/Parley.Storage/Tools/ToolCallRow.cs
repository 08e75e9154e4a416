using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parley.Storage.Database;

namespace Parley.Storage.Tools;

/// <summary>A tool call with an effect. No outcome: it began, and nobody knows how it ended.</summary>
internal sealed class ToolCallRow : ITenantOwned
{
    public required string TenantId { get; init; }

    public required string Key { get; init; }

    public required string CallId { get; init; }

    public required string Tool { get; init; }

    public required string Step { get; init; }

    public DateTimeOffset BegunAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary><c>succeeded</c>, <c>failed</c>, <c>refused</c> or <c>dry_run</c>.</summary>
    public string? Outcome { get; set; }

    public string? Code { get; set; }

    /// <summary>Sealed.</summary>
    public string? Message { get; set; }

    public bool MayHaveHappened { get; set; }

    /// <summary>JSON, sealed.</summary>
    public string? Result { get; set; }

    public static void Configure(EntityTypeBuilder<ToolCallRow> table) => table.HasKey(row => new { row.TenantId, row.Key });
}
