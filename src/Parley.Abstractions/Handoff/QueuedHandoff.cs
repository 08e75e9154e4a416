using Parley.Calls;
using Parley.Dialogue;
using Parley.Flows;

namespace Parley.Handoff;

/// <summary>A hand-off in the queue: what a person needs to take over, and who does.</summary>
public sealed record QueuedHandoff
{
    /// <summary><c>handoff_</c> and letters; follows from tenant, call and reason, so that asking twice is one hand-off; after one that was taken back it is another.</summary>
    public required string Id { get; init; }

    public required CallId Call { get; init; }

    public required string UserId { get; init; }

    public required string Channel { get; init; }

    public required string Agent { get; init; }

    public required HandoffReason Reason { get; init; }

    public required string Detail { get; init; }

    /// <summary>By the rules, from what the flows know: there from the first moment.</summary>
    public required string Summary { get; init; }

    /// <summary>By a model, once it has come; null for none.</summary>
    public HandoffSummary? Better { get; init; }

    /// <summary>By flow slot name; sensitive values masked.</summary>
    public required IReadOnlyDictionary<string, SlotValue> Slots { get; init; }

    /// <summary>Oldest first, masked.</summary>
    public required IReadOnlyList<Utterance> LastTurns { get; init; }

    public required string Queue { get; init; }

    public required HandoffUrgency Urgency { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Which target beside the queue took it, such as <c>webhook</c>; empty for none.</summary>
    public string Target { get; init; } = "";

    public HandoffStatus Status { get; init; } = HandoffStatus.Open;

    /// <summary>Empty while nobody did.</summary>
    public string ClaimedBy { get; init; } = "";

    public DateTimeOffset? ClaimedAt { get; init; }

    public string ClosedBy { get; init; } = "";

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>How it was settled.</summary>
    public string Note { get; init; } = "";

    public static QueuedHandoff Of(string id, HandoffRecord record) => new()
    {
        Id = id,
        Call = record.Call.Id,
        UserId = record.UserId,
        Channel = record.Channel,
        Agent = record.AgentName,
        Reason = record.Reason,
        Detail = record.Detail,
        Summary = record.Summary,
        Slots = record.Slots,
        LastTurns = record.LastTurns,
        Queue = record.Queue,
        Urgency = record.Urgency,
        At = record.At,
    };

    /// <summary>Claiming again what one has claimed changes nothing and is no conflict.</summary>
    public HandoffChange Claim(string by, DateTimeOffset at) => Status switch
    {
        HandoffStatus.Open => new HandoffChange.Made(this with { Status = HandoffStatus.Claimed, ClaimedBy = by, ClaimedAt = at }),
        HandoffStatus.Claimed when ClaimedBy == by => new HandoffChange.Made(this),
        _ => new HandoffChange.TooLate(this),
    };

    /// <summary>Anybody may close, claimed or not: who claimed it may have gone home.</summary>
    public HandoffChange Close(string by, string note, DateTimeOffset at) => Status is HandoffStatus.Closed or HandoffStatus.Withdrawn
        ? new HandoffChange.TooLate(this)
        : new HandoffChange.Made(this with { Status = HandoffStatus.Closed, ClosedBy = by, ClosedAt = at, Note = note });

    /// <summary>Who sees to it already may have rung; the caller is told so.</summary>
    public HandoffChange Withdraw(DateTimeOffset at) => Status switch
    {
        HandoffStatus.Open => new HandoffChange.Made(this with { Status = HandoffStatus.Withdrawn, ClosedBy = "caller", ClosedAt = at }),
        HandoffStatus.Withdrawn => new HandoffChange.Made(this),
        _ => new HandoffChange.TooLate(this),
    };
}
