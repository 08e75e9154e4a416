namespace Parley.Tools;

/// <summary>What the store knows of a call that is about to run.</summary>
public abstract record ToolCallClaim
{
    private ToolCallClaim() { }

    /// <summary>It never began, or ended without effect: it may run and is marked as begun.</summary>
    public sealed record Fresh : ToolCallClaim;

    /// <summary>It was done before.</summary>
    public sealed record Finished(ToolOutcome Outcome) : ToolCallClaim;

    /// <summary>It began and nobody knows how it ended: a process died, or its server did not answer. It is marked as begun again.</summary>
    public sealed record Unfinished : ToolCallClaim;
}
