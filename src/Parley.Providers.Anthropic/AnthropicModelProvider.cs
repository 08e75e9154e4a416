using Anthropic;
using Anthropic.Core;
using Microsoft.Extensions.AI;
using Parley.LanguageModels;

namespace Parley.Providers.Anthropic;

/// <summary>Anthropic's messages API, at its own address or a proxy's.</summary>
internal sealed class AnthropicModelProvider : IModelProvider
{
    public const string Kind = "anthropic";

    public IReadOnlyList<string> Kinds => [Kind];

    public IEnumerable<string> Faults(ModelDefinition model)
    {
        if (model.Key.Length == 0)
            yield return $"The model '{model.Name}' of the provider '{Kind}' needs a key, such as env:ANTHROPIC_API_KEY.";
    }

    public IChatClient Create(ModelDefinition model, string key)
    {
        // A live caller is not kept waiting for retries: the next model is faster than a second attempt.
        var options = new ClientOptions { ApiKey = key, MaxRetries = 0 };
        if (model.Url is { } url)
            options.BaseUrl = url.ToString().TrimEnd('/');
        return new ToolCallMarks(new AnthropicClient(options).AsIChatClient(model.Model));
    }
}
