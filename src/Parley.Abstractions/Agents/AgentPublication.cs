namespace Parley.Agents;

/// <summary>What answers from a moment on. The newest one counts; going back is publishing an older version again.</summary>
/// <param name="Agent">The agent's id.</param>
/// <param name="Sequence">Counts from 1 within the agent.</param>
/// <param name="Shares">One version, or two that share the traffic.</param>
/// <param name="Author">Who published.</param>
/// <param name="Note">Why.</param>
/// <param name="At">When.</param>
public sealed record AgentPublication(
    string Agent, int Sequence, IReadOnlyList<AgentShare> Shares, string Author, string Note, DateTimeOffset At);
