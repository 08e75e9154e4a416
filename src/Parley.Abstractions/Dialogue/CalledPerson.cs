using Parley.Handoff;

namespace Parley.Dialogue;

/// <summary>A person who was called in this call by a rule, because of how it went, and whom the caller may still take back.</summary>
/// <param name="HandoffId">Which hand-off.</param>
/// <param name="Reason">What for.</param>
/// <param name="TurnsAgo">0 in the turn they were called in.</param>
public sealed record CalledPerson(string HandoffId, HandoffReason Reason, int TurnsAgo);
