using Parley.Flows;
using Parley.Tenancy;

namespace Parley.Agents;

/// <summary>
/// A configured persona, as the contract of DESIGN section 5 has it (snake_case in JSON). Immutable; a call pins the instance it
/// started with.
/// </summary>
public sealed record AgentDefinition
{
    /// <summary>Stable over versions: the file's name without extension. Empty where an agent was made in code.</summary>
    public string Id { get; init; } = "";

    public required string AgentName { get; init; }

    public required TenantId TenantId { get; init; }

    /// <summary>The number of the saved version.</summary>
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

    /// <summary>IANA name of the zone that dates and times of this agent are in.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>ISO 3166 country for phone numbers and money that name none.</summary>
    public string Region { get; init; } = "US";

    public IReadOnlyList<FlowDefinition> Flows { get; init; } = [];

    /// <summary>What its callers say that asks for none of the flows, beside what callers of any business do: the counterpart of the flows' examples.</summary>
    public IReadOnlyList<string> OutOfScope { get; init; } = [];

    public ModelsPolicy Models { get; init; } = ModelsPolicy.Default;

    public HandoffPolicy Handoff { get; init; } = HandoffPolicy.Default;

    public ConsentPolicy Consent { get; init; } = ConsentPolicy.None;

    public RetentionPolicy Retention { get; init; } = RetentionPolicy.Forever;

    public MaskingPolicy Masking { get; init; } = MaskingPolicy.Default;
}
