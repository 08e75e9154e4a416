using Parley.Flows;

namespace Parley.Understanding;

/// <param name="Value">The value in normal form.</param>
/// <param name="Text">The words it was read from.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="IsCorrection">The words take back what was said before ("no, make it Thursday").</param>
public sealed record FoundValue(SlotValue Value, string Text, double Confidence, bool IsCorrection);
