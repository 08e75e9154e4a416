using System.ComponentModel.DataAnnotations;
using Parley.Agents;

namespace Parley.Guardrails.Sensitive;

/// <summary>
/// Which categories are masked where, unless an agent's own <see cref="MaskingPolicy"/> says otherwise. Card data is masked everywhere and cannot
/// be switched off (PCI DSS, requirement 3).
/// </summary>
public sealed record MaskingOptions
{
    /// <summary>Masked in what is kept: people read it to serve, so phone, e-mail, address and name stay.</summary>
    [Required]
    public IReadOnlyList<SensitiveCategory> Transcript { get; set; } =
    [
        SensitiveCategory.SocialSecurityNumber, SensitiveCategory.BankAccount, SensitiveCategory.RoutingNumber, SensitiveCategory.Iban,
        SensitiveCategory.Passport, SensitiveCategory.DriverLicence, SensitiveCategory.MedicalId,
    ];

    /// <summary>Masked in logs: everything.</summary>
    [Required]
    public IReadOnlyList<SensitiveCategory> Log { get; set; } = Enum.GetValues<SensitiveCategory>();

    /// <summary>
    /// Masked on the way to a language model: what no answer needs. Flows and tools get their slots all the same, since what they work with is
    /// not the prompt. A medical id stays, for a model may have to look something up by it.
    /// </summary>
    [Required]
    public IReadOnlyList<SensitiveCategory> Prompt { get; set; } =
    [
        SensitiveCategory.SocialSecurityNumber, SensitiveCategory.BankAccount, SensitiveCategory.RoutingNumber, SensitiveCategory.Iban,
        SensitiveCategory.Passport, SensitiveCategory.DriverLicence,
    ];

    /// <summary>Masked in events, which leave for other systems: everything.</summary>
    [Required]
    public IReadOnlyList<SensitiveCategory> Event { get; set; } = Enum.GetValues<SensitiveCategory>();

    /// <summary>Masked whatever an agent's own file says: its author may add to it and take nothing away.</summary>
    [Required]
    public MaskingPolicy Always { get; set; } = MaskingPolicy.Default;

    /// <summary>Other rules for single agents, by <c>tenant/agent name</c> or by <c>tenant</c> for all of a tenant.</summary>
    public Dictionary<string, MaskingOptions> Overrides { get; } = new(StringComparer.OrdinalIgnoreCase);

    internal bool Masks(SensitiveCategory category, AgentDefinition agent, MaskingTarget target) =>
        category.IsCardData() || IsAlwaysMasked(category, agent, target) || (ListOf(agent.Masking, target) ?? For(agent).ListOf(target)).Contains(category);

    private static IReadOnlyList<SensitiveCategory>? ListOf(MaskingPolicy policy, MaskingTarget target) => target switch
    {
        MaskingTarget.Transcript => policy.Transcript,
        MaskingTarget.Log => policy.Log,
        MaskingTarget.Prompt => policy.Prompt,
        MaskingTarget.Event => policy.Event,
        _ => null,
    };

    private MaskingOptions For(AgentDefinition agent) => OfAgent(agent) ?? OfTenant(agent) ?? this;

    /// <summary>What is always masked adds up, so that a rule for one agent does not lift the tenant's, nor the tenant's the server's.</summary>
    private bool IsAlwaysMasked(SensitiveCategory category, AgentDefinition agent, MaskingTarget target)
    {
        return Holds(this) || Holds(OfTenant(agent)) || Holds(OfAgent(agent));

        bool Holds(MaskingOptions? level) => level is not null && ListOf(level.Always, target)?.Contains(category) is true;
    }

    private MaskingOptions? OfTenant(AgentDefinition agent) => Overrides.Count == 0 ? null : Overrides.GetValueOrDefault(agent.TenantId.Value);

    private MaskingOptions? OfAgent(AgentDefinition agent) => Overrides.Count == 0 ? null : Overrides.GetValueOrDefault($"{agent.TenantId}/{agent.AgentName}");

    private IReadOnlyList<SensitiveCategory> ListOf(MaskingTarget target) => target switch
    {
        MaskingTarget.Transcript => Transcript,
        MaskingTarget.Log => Log,
        MaskingTarget.Prompt => Prompt,
        MaskingTarget.Event => Event,
        MaskingTarget.Dialogue => [],
        _ => throw new ArgumentOutOfRangeException(nameof(target)),
    };
}
