using System.ComponentModel;
using Parley.Handoff;

namespace Parley.Server.Features.Handoffs;

/// <summary>A hand-off as people see it.</summary>
internal sealed record HandoffView(
    string Id,
    HandoffStatus Status,
    string CallId,
    string UserId,
    string Channel,
    string Agent,
    HandoffReason Reason,
    string Detail,
    [property: Description("The call in a few sentences: a model's where one has written it, else the rules'.")] string Summary,
    [property: Description("Who wrote the summary: rules, or the model's name in the configuration.")] string SummaryBy,
    [property: Description("The summary the hand-off was raised with, whoever wrote a better one.")] string RulesSummary,
    IReadOnlyDictionary<string, HandoffSlot> Slots,
    [property: Description("Oldest first, masked.")] IReadOnlyList<HandoffTurn> LastTurns,
    string Queue,
    HandoffUrgency Urgency,
    DateTimeOffset At,
    [property: Description("Which target beside the queue took it; empty for none.")] string Target,
    [property: Description("Empty while nobody did.")] string ClaimedBy,
    DateTimeOffset? ClaimedAt,
    string ClosedBy,
    DateTimeOffset? ClosedAt,
    string Note)
{
    private const string Rules = "rules";

    public static HandoffView Of(QueuedHandoff handoff) => new(
        handoff.Id, handoff.Status, handoff.Call.Value, handoff.UserId, handoff.Channel, handoff.Agent, handoff.Reason, handoff.Detail,
        handoff.Better?.Text ?? handoff.Summary, handoff.Better?.Model ?? Rules, handoff.Summary,
        handoff.Slots.ToDictionary(slot => slot.Key, slot => new HandoffSlot(slot.Value.Value, slot.Value.Spoken, slot.Value.Source)),
        [.. handoff.LastTurns.Select(turn => new HandoffTurn(turn.Speaker, turn.Text))], handoff.Queue, handoff.Urgency, handoff.At, handoff.Target,
        handoff.ClaimedBy, handoff.ClaimedAt, handoff.ClosedBy, handoff.ClosedAt, handoff.Note);
}
