using Parley.Flows;

namespace Parley.Conversation.TurnTaking;

/// <summary>What the agent has asked for.</summary>
/// <param name="Slot">What the answer is to hold.</param>
/// <param name="Timeout">How long the caller may take to begin with it; null for the usual patience.</param>
internal sealed record ExpectedAnswer(SlotType Slot, TimeSpan? Timeout);
