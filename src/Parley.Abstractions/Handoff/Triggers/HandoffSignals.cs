using System.Collections.Immutable;

namespace Parley.Handoff;

/// <summary>What the signals of a call so far come to.</summary>
/// <param name="NotUnderstood">Turns in a row that were not understood.</param>
/// <param name="Failures">Steps in a row that failed.</param>
/// <param name="Anger">Points; a calm turn takes one away.</param>
/// <param name="LastSaid">What the caller said last, in the form repetitions are found by.</param>
/// <param name="Raised">Reasons that have called a person.</param>
public sealed record HandoffSignals(int NotUnderstood, int Failures, int Anger, string LastSaid, ImmutableHashSet<HandoffReason> Raised)
{
    public static HandoffSignals None { get; } = new(0, 0, 0, "", []);
}
