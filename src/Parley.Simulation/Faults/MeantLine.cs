using Parley.Records;

namespace Parley.Simulation.Faults;

/// <summary>A line of the agent's.</summary>
/// <param name="Line">What was heard of it.</param>
/// <param name="Meant">All that was to be said.</param>
/// <param name="IsCutByCaller">The caller talked into it or hung up, and nothing else broke it off.</param>
internal sealed record MeantLine(TranscriptEntry Line, string Meant, bool IsCutByCaller);
