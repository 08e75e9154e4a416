using NodaTime;

namespace Parley.Understanding.Calendar;

/// <param name="Start">First token of the time itself.</param>
/// <param name="End">Behind its last.</param>
/// <param name="Time">With the half of the day settled.</param>
/// <param name="Confidence">Lower where the half of the day was a guess or the time was about.</param>
/// <param name="IsEvident">"At three", "three p.m.", "half past three": a time wherever it stands, not only as an answer.</param>
internal sealed record TimeMatch(int Start, int End, LocalTime Time, double Confidence, bool IsEvident);
