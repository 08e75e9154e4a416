using Parley.Dialogue.LanguageModels.Routing;
using Parley.LanguageModels;

namespace Parley.Dialogue.LanguageModels.Registry;

/// <summary>The configured language models, as the section <c>Parley:Models</c> or a <c>models.json</c> has them (docs/models.md).</summary>
public sealed record ModelsOptions
{
    public IReadOnlyList<ModelDefinition> Models { get; init; } = [];

    /// <summary>Names, in order of preference, for agents that name none. Empty: all models of the class, in the order configured.</summary>
    public IReadOnlyList<string> Live { get; init; } = [];

    /// <inheritdoc cref="Live"/>
    public IReadOnlyList<string> Deep { get; init; } = [];

    /// <summary>The first that fits decides, before the agent's own lists.</summary>
    public IReadOnlyList<ModelRoute> Routes { get; init; } = [];

    public ModelBudget Budget { get; init; } = ModelBudget.None;

    public ModelTiming LiveTiming { get; init; } = ModelTiming.Live;

    public ModelTiming DeepTiming { get; init; } = ModelTiming.Deep;

    /// <summary>For how long a model that failed lately is not asked; then a probe, not a caller, tries it.</summary>
    public TimeSpan BreakDuration { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>What may happen to a server found on this machine.</summary>
    public DiscoveryConsent Discovery { get; init; } = DiscoveryConsent.Offer;

    /// <summary>Which of a found server's models to use by consent; empty for its first.</summary>
    public string DiscoveredModel { get; init; } = "";

    public ModelTiming Timing(ModelClass of) => of is ModelClass.Live ? LiveTiming : DeepTiming;
}
