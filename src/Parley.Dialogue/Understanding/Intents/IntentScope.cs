namespace Parley.Understanding.Intents;

/// <summary>What one agent's callers may want of it, and what they say that is none of it.</summary>
/// <param name="OutOfScope">Sentences of this agent's callers, beside those of <see cref="Background"/>.</param>
internal sealed record IntentScope(IReadOnlyList<IntentDefinition> Intents, IReadOnlyList<string> OutOfScope);
