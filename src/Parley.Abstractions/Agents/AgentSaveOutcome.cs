namespace Parley.Agents;

/// <summary>What came of saving.</summary>
public abstract record AgentSaveOutcome
{
    private AgentSaveOutcome() { }

    public sealed record Saved(AgentVersion Version) : AgentSaveOutcome;

    /// <summary>The newest version says the same already.</summary>
    public sealed record Unchanged(AgentVersion Version) : AgentSaveOutcome;

    public sealed record Invalid(IReadOnlyList<AgentFault> Faults) : AgentSaveOutcome;
}
