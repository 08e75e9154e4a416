using Microsoft.Extensions.AI;
using Parley.LanguageModels;

namespace Parley.Simulation.LanguageModels;

/// <summary>The one provider of simulated models.</summary>
/// <param name="models">By name.</param>
internal sealed class ScriptedModelProvider(IReadOnlyDictionary<string, ScriptedModel> models) : IModelProvider
{
    public const string Kind = "simulated";

    public IReadOnlyList<string> Kinds => [Kind];

    public IEnumerable<string> Faults(ModelDefinition definition) => [];

    public IChatClient Create(ModelDefinition definition, string key) => models[definition.Name];
}
