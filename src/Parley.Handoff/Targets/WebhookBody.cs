using Parley.Calls;
using Parley.Flows;

namespace Parley.Handoff.Targets;

/// <summary>What a webhook is sent. Sensitive values came masked.</summary>
internal sealed record WebhookBody(
    string Id,
    string TenantId,
    string CallId,
    string UserId,
    string Channel,
    string Agent,
    HandoffReason Reason,
    string Detail,
    string Summary,
    IReadOnlyDictionary<string, WebhookBody.Slot> Slots,
    IReadOnlyList<WebhookBody.Turn> LastTurns,
    string Queue,
    HandoffUrgency Urgency,
    DateTimeOffset At)
{
    public static WebhookBody Of(string id, HandoffRecord record) => new(
        id, record.Call.Tenant.Id.Value, record.Call.Id.Value, record.UserId, record.Channel, record.AgentName, record.Reason, record.Detail, record.Summary,
        record.Slots.ToDictionary(slot => slot.Key, slot => new Slot(slot.Value.Value, slot.Value.Spoken, slot.Value.Source)),
        [.. record.LastTurns.Select(turn => new Turn(turn.Speaker, turn.Text))], record.Queue, record.Urgency, record.At);

    internal sealed record Slot(string Value, string Spoken, ValueSource Source);

    internal sealed record Turn(Speaker Speaker, string Text);
}
