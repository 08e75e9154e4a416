namespace Parley.Simulation.Voices;

/// <summary>How a simulated caller's words reach the agent.</summary>
public enum Medium
{
    Text,

    /// <summary>Spoken by a synthesiser into the real listening: detector, recogniser, end of turn, barge-in.</summary>
    Voice,
}
