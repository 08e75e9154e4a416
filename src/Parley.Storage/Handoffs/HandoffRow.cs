using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parley.Handoff;
using Parley.Storage.Database;

namespace Parley.Storage.Handoffs;

internal sealed class HandoffRow : ITenantOwned
{
    public required string TenantId { get; init; }

    public required string Id { get; init; }

    public required string CallId { get; init; }

    public required string UserId { get; init; }

    public required string Channel { get; init; }

    public required string Agent { get; init; }

    public HandoffReason Reason { get; init; }

    public required string Detail { get; init; }

    public required string Summary { get; init; }

    /// <summary>By a model; empty for none.</summary>
    public string BetterSummary { get; init; } = "";

    /// <summary>Which one.</summary>
    public string SummaryModel { get; init; } = "";

    /// <summary>JSON: slot name to value.</summary>
    public required string Slots { get; init; }

    /// <summary>JSON, oldest first.</summary>
    public required string LastTurns { get; init; }

    public required string Queue { get; init; }

    public HandoffUrgency Urgency { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Target { get; set; }

    public HandoffStatus Status { get; set; }

    public required string ClaimedBy { get; set; }

    public DateTimeOffset? ClaimedAt { get; set; }

    public required string ClosedBy { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public required string Note { get; set; }

    public static void Configure(EntityTypeBuilder<HandoffRow> table)
    {
        table.HasKey(row => new { row.TenantId, row.Id });
        table.HasIndex(row => new { row.TenantId, row.Status, row.Queue, row.At });
    }
}
