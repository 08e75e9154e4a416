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

    /// <summary>Other rules for single agents, by <c>tenant/agent name</c> or by <c>tenant</c> for all of a tenant.</summary>
    public IDictionary<string, MaskingOptions> Overrides { get; } = new Dictionary<string, MaskingOptions>(StringComparer.OrdinalIgnoreCase);

    internal bool Masks(SensitiveCategory category, AgentDefinition agent, MaskingTarget target) =>
        category.IsCardData() || (Own(agent.Masking, target) ?? For(agent).ListOf(target)).Contains(category);

    /// <summary>What the agent's own file says of a place.</summary>
    private static IReadOnlyList<SensitiveCategory>? Own(MaskingPolicy agent, MaskingTarget target) => target switch
    {
        MaskingTarget.Transcript => agent.Transcript,
        MaskingTarget.Log => agent.Log,
        MaskingTarget.Prompt => agent.Prompt,
        MaskingTarget.Event => agent.Event,
        _ => null,
    };

    private MaskingOptions For(AgentDefinition agent) =>
        Overrides.Count == 0 ? this
        : Overrides.TryGetValue($"{agent.TenantId}/{agent.AgentName}", out var ofAgent) ? ofAgent
        : Overrides.TryGetValue(agent.TenantId.Value, out var ofTenant) ? ofTenant
        : this;

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
