namespace Parley.Handoff;

/// <summary>A person is to be called.</summary>
/// <param name="Detail">A sentence, for people.</param>
public sealed record HandoffTrigger(HandoffReason Reason, HandoffUrgency Urgency, string Queue, string Detail);
