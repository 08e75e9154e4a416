namespace Parley.Tools.Gateway;

/// <summary>What an operator decides about a tool, beside its definition.</summary>
internal sealed record ToolPolicy
{
    public static ToolPolicy Default { get; } = new();

    /// <summary>Agents that may use it; none named: all that list it.</summary>
    public IReadOnlyList<string> Agents { get; init; } = [];

    /// <summary>Roles of which the caller needs one; none named: everybody.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Channels it may be used on; none named: all.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>Runs of it in one call.</summary>
    public int PerCall { get; init; } = 100;

    /// <summary>Runs of it a minute, over all calls of the tenant.</summary>
    public int PerMinute { get; init; } = 600;

    /// <summary>Runs of it at the same time, over all calls of the tenant.</summary>
    public int Concurrent { get; init; } = 32;

    /// <summary>Attempts after the first one, where repeating is harmless.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>What would leave something behind is checked and written down, and not done.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>How long a person has to approve.</summary>
    public TimeSpan ApprovalExpires { get; init; } = TimeSpan.FromMinutes(15);
}
