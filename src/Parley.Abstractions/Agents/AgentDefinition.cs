using Parley.Tenancy;

namespace Parley.Agents;

/// <summary>
/// A configured persona, as the contract of DESIGN section 5 has it (snake_case in JSON). Immutable; a call pins the instance it
/// started with.
/// </summary>
public sealed record AgentDefinition
{
    public required string AgentName { get; init; }

    public required TenantId TenantId { get; init; }

    /// <summary>Changes with every change of the agent's content; 1 until versions are stored.</summary>
    public int Version { get; init; } = 1;

    public required string VoiceProfile { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public required string Language { get; init; }

    public IReadOnlyList<string> Goals { get; init; } = [];

    public IReadOnlyList<string> KnowledgeSources { get; init; } = [];

    public IReadOnlyList<string> Tools { get; init; } = [];

    public IReadOnlyList<string> Guardrails { get; init; } = [];

    public string Instructions { get; init; } = "";

    /// <summary>Said first; empty lets the caller begin.</summary>
    public string Greeting { get; init; } = "";
}
