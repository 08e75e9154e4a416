using Microsoft.Extensions.AI;
using Parley.LanguageModels;

namespace Parley.Simulation.LanguageModels;

/// <summary>The one provider of simulated models.</summary>
internal sealed class ScriptedModelProvider(ScriptedModel model) : IModelProvider
{
    public const string Kind = "simulated";

    public IReadOnlyList<string> Kinds => [Kind];

    public IEnumerable<string> Faults(ModelDefinition definition) => [];

    public IChatClient Create(ModelDefinition definition, string key) => model;
}
