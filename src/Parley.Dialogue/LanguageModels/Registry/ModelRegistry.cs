using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Parley.Dialogue.LanguageModels.Circuits;
using Parley.LanguageModels;

namespace Parley.Dialogue.LanguageModels.Registry;

/// <summary>The models by name: from the configuration, from the shorthand variables, and found on this machine by consent. Thread-safe.</summary>
internal sealed class ModelRegistry : IDisposable
{
    /// <summary>The name of the model that <c>PARLEY_LLM_URL</c> and <c>PARLEY_LLM_MODEL</c> configure.</summary>
    public const string Shorthand = "default";

    private readonly Dictionary<string, IModelProvider> _providers;
    private readonly ModelsOptions _options;
    private readonly TimeProvider _clock;
    private volatile RegisteredModel[] _models;

    /// <param name="shorthand">Definitions and their keys from elsewhere than the section; they come first.</param>
    /// <exception cref="OptionsValidationException">Something is wrong; every fault is named.</exception>
    public ModelRegistry(
        ModelsOptions options, IEnumerable<IModelProvider> providers, IEnumerable<ConfiguredModel> shorthand, IConfiguration? environment, TimeProvider clock)
    {
        (_options, _clock) = (options, clock);
        _providers = providers.SelectMany(p => p.Kinds, (p, kind) => (p, kind)).GroupBy(k => k.kind).ToDictionary(k => k.Key, k => k.First().p);
        var faults = new List<string>();
        var keyed = shorthand.Concat(options.Models.Select(m => new ConfiguredModel(m, Key(m, environment, faults)))).ToList();
        faults.AddRange(keyed.SelectMany(m => Faults(m.Model)));
        faults.AddRange(keyed.GroupBy(m => m.Model.Name).Where(g => g.Count() > 1).Select(g => $"The model name '{g.Key}' is taken twice."));
        if (faults.Count > 0)
            throw new OptionsValidationException(ModelsReader.Section, typeof(ModelsOptions), faults);
        _models = [.. keyed.Select(Make)];
    }

    public IReadOnlyList<RegisteredModel> Models => _models;

    public RegisteredModel? Find(string name) => Array.Find(_models, m => m.Definition.Name == name);

    /// <summary>Adds one at the end; a name that is taken stays as it was.</summary>
    public void Add(ModelDefinition model)
    {
        if (Find(model.Name) is null && !Faults(model).Any())
            _models = [.. _models, Make(new ConfiguredModel(model, ""))];
    }

    public void Dispose()
    {
        foreach (var model in _models)
            model.Dispose();
    }

    private static string Key(ModelDefinition model, IConfiguration? environment, List<string> faults)
    {
        if (SecretReference.Resolve(model.Key, environment) is { } key)
            return key;
        faults.Add($"{ModelsReader.Section}:models:{model.Name}:key refers to {model.Key}, where there is nothing.");
        return "";
    }

    private IEnumerable<string> Faults(ModelDefinition model) => _providers.TryGetValue(model.Provider, out var provider)
        ? provider.Faults(model)
        : [$"The model '{model.Name}' has the provider '{model.Provider}'; there are: {string.Join(", ", _providers.Keys.Order())}."];

    private RegisteredModel Make(ConfiguredModel model) => new(
        model.Model,
        new Lazy<IChatClient>(() => new SchemaChatClient(_providers[model.Model.Provider].Create(model.Model, model.Key))),
        new ModelCircuit(_options.BreakDuration, _clock));
}
