using Parley.Calls;
using Parley.Dialogue;
using Parley.Flows;

namespace Parley.Handoff;

/// <summary>What a person needs to take over.</summary>
/// <param name="Call">Which call.</param>
/// <param name="UserId">Who calls.</param>
/// <param name="Channel">How they can be reached now.</param>
/// <param name="AgentName">Which agent held the call.</param>
/// <param name="Reason">Why.</param>
/// <param name="Detail">A sentence more, for people.</param>
/// <param name="Summary">The call so far in a few sentences.</param>
/// <param name="Slots">What is known, by flow slot name; sensitive values masked.</param>
/// <param name="LastTurns">The last utterances, oldest first, masked.</param>
/// <param name="Queue">Who should take it, such as <c>front_desk</c>.</param>
/// <param name="Urgency">How soon.</param>
/// <param name="At">When it was asked for.</param>
public sealed record HandoffRecord(
    CallContext Call,
    string UserId,
    string Channel,
    string AgentName,
    HandoffReason Reason,
    string Detail,
    string Summary,
    IReadOnlyDictionary<string, SlotValue> Slots,
    IReadOnlyList<Utterance> LastTurns,
    string Queue,
    HandoffUrgency Urgency,
    DateTimeOffset At)
{
    /// <summary>What a better summary may be written from; null where the call is not at hand.</summary>
    public HandoffBasis? Basis { get; init; }
}
