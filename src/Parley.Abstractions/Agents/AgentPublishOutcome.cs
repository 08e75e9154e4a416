namespace Parley.Agents;

/// <summary>What came of publishing.</summary>
public abstract record AgentPublishOutcome
{
    private AgentPublishOutcome() { }

    public sealed record Published(AgentPublication Publication) : AgentPublishOutcome;

    /// <summary>The shares make no sense, or a version would not work: a tool it names is gone, a flow has a dead end.</summary>
    public sealed record Invalid(IReadOnlyList<AgentFault> Faults) : AgentPublishOutcome;
}
