namespace Parley.Simulation.Callers;

/// <summary>A caller with a goal, facts and a manner; what it says follows from what it is asked and from a seed.</summary>
/// <param name="Goal">Said first, in one of these ways.</param>
/// <param name="Facts">By what is asked for: <c>name, phone, day, time, choice, reason</c>...; several answers are given in turn.</param>
/// <param name="MostTurns">Hangs up after so many.</param>
public sealed record Persona(
    IReadOnlyList<string> Goal, IReadOnlyDictionary<string, IReadOnlyList<string>> Facts, IReadOnlyList<Manner> Manners, int MostTurns)
{
    /// <summary>Answers what the agent opens with, where it asks something; the goal is only said otherwise.</summary>
    public bool LetsAgentBegin { get; init; }
}
