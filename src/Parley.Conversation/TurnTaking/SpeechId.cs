namespace Parley.Conversation.TurnTaking;

/// <summary>Names one thing the agent says in one call, counted from 1 by the turn policy.</summary>
internal readonly record struct SpeechId(int Number);
