using Microsoft.Extensions.AI;
using OllamaSharp;
using Parley.LanguageModels;

namespace Parley.Providers.Ollama;

/// <summary>Ollama by its own protocol, which, unlike its OpenAI-compatible one, takes the size of the context.</summary>
internal sealed class OllamaModelProvider : IModelProvider
{
    public const string Kind = "ollama";

    public IReadOnlyList<string> Kinds => [Kind];

    public IEnumerable<string> Faults(ModelDefinition model) => [];

    public IChatClient Create(ModelDefinition model, string key) =>
        new ContextSize(new OllamaApiClient(model.Url ?? LocalOllama.DefaultUrl, model.Model), model.ContextTokens);
}
