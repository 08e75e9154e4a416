namespace Parley.Calls;

/// <summary>What the agent is doing, as callers see it (LiveKit's participant attribute <c>lk.agent.state</c>, in lower case).</summary>
public enum AgentState
{
    Initializing,
    Listening,
    Thinking,
    Speaking,
}
