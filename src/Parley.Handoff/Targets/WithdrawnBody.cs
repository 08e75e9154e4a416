using Parley.Calls;

namespace Parley.Handoff.Targets;

/// <summary>What a webhook is sent when the caller took a hand-off back.</summary>
internal sealed record WithdrawnBody(string Id, HandoffStatus Status, string TenantId, string CallId, string Queue, DateTimeOffset? At)
{
    public static WithdrawnBody Of(CallContext call, QueuedHandoff handoff) =>
        new(handoff.Id, handoff.Status, call.Tenant.Id.Value, call.Id.Value, handoff.Queue, handoff.ClosedAt);
}
