using System.Text.Json;
using Parley.Calls;
using Parley.Handoff;
using Parley.Tenancy;

namespace Parley.Storage.Handoffs;

/// <summary>From hand-offs to rows and back.</summary>
internal static class HandoffRows
{
    public static HandoffRow Of(TenantContext tenant, QueuedHandoff handoff) => new()
    {
        TenantId = tenant.Id.Value,
        Id = handoff.Id,
        CallId = handoff.Call.Value,
        UserId = handoff.UserId,
        Channel = handoff.Channel,
        Agent = handoff.Agent,
        Reason = handoff.Reason,
        Detail = handoff.Detail,
        Summary = handoff.Summary,
        BetterSummary = handoff.Better?.Text ?? "",
        SummaryModel = handoff.Better?.Model ?? "",
        Slots = JsonSerializer.Serialize(handoff.Slots.ToDictionary(), HandoffJson.Default.DictionaryStringSlotValue),
        LastTurns = JsonSerializer.Serialize([.. handoff.LastTurns], HandoffJson.Default.ListUtterance),
        Queue = handoff.Queue,
        Urgency = handoff.Urgency,
        At = handoff.At,
        Target = handoff.Target,
        Status = handoff.Status,
        ClaimedBy = handoff.ClaimedBy,
        ClaimedAt = handoff.ClaimedAt,
        ClosedBy = handoff.ClosedBy,
        ClosedAt = handoff.ClosedAt,
        Note = handoff.Note,
    };

    public static QueuedHandoff ToHandoff(this HandoffRow row) => new()
    {
        Id = row.Id,
        Call = new CallId(row.CallId),
        UserId = row.UserId,
        Channel = row.Channel,
        Agent = row.Agent,
        Reason = row.Reason,
        Detail = row.Detail,
        Summary = row.Summary,
        Better = row.BetterSummary.Length == 0 ? null : new HandoffSummary(row.BetterSummary, row.SummaryModel),
        Slots = JsonSerializer.Deserialize(row.Slots, HandoffJson.Default.DictionaryStringSlotValue) ?? [],
        LastTurns = JsonSerializer.Deserialize(row.LastTurns, HandoffJson.Default.ListUtterance) ?? [],
        Queue = row.Queue,
        Urgency = row.Urgency,
        At = row.At,
        Target = row.Target,
        Status = row.Status,
        ClaimedBy = row.ClaimedBy,
        ClaimedAt = row.ClaimedAt,
        ClosedBy = row.ClosedBy,
        ClosedAt = row.ClosedAt,
        Note = row.Note,
    };

    /// <summary>What changes once it is in the queue.</summary>
    public static void Take(this HandoffRow row, QueuedHandoff handoff) =>
        (row.Status, row.ClaimedBy, row.ClaimedAt, row.ClosedBy, row.ClosedAt, row.Note) =
        (handoff.Status, handoff.ClaimedBy, handoff.ClaimedAt, handoff.ClosedBy, handoff.ClosedAt, handoff.Note);
}
