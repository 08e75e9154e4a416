using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;
using Parley.LanguageModels;

namespace Parley.Providers.OpenAI;

/// <summary>
/// Any server that speaks OpenAI's chat completions: vLLM, TGI, TensorRT-LLM, LM Studio, KServe, Ray Serve, llama.cpp, OpenAI itself; and Azure,
/// whose address and key header differ.
/// </summary>
internal sealed class OpenAIModelProvider : IModelProvider
{
    public const string Compatible = "openai_compatible";
    public const string Azure = "azure";

    public IReadOnlyList<string> Kinds => [Compatible, Azure];

    public IEnumerable<string> Faults(ModelDefinition model)
    {
        if (model.Url is null)
            yield return $"The model '{model.Name}' of the provider '{model.Provider}' needs the url of its server.";
    }

    public IChatClient Create(ModelDefinition model, string key)
    {
        // A live caller is not kept waiting for retries: the next model is faster than a second attempt.
        var options = new OpenAIClientOptions { Endpoint = Endpoint(model), RetryPolicy = new ClientRetryPolicy(maxRetries: 0) };
        if (model.Provider == Azure)
            options.AddPolicy(new AzureKeyPolicy(key), PipelinePosition.PerCall);
        // Servers that ask for no key ignore it, but the client insists on one.
        var client = new OpenAIClient(new ApiKeyCredential(key.Length > 0 ? key : "none"), options);
        return new ToolCallMarks(client.GetChatClient(model.Model).AsIChatClient());
    }

    /// <summary>Where requests go: a base without a version in its path gets the one its kind has.</summary>
    internal static Uri Endpoint(ModelDefinition model)
    {
        const string Operation = "/chat/completions";
        var url = model.Url!.ToString().Trim().TrimEnd('/');
        if (url.EndsWith(Operation, StringComparison.OrdinalIgnoreCase))
            url = url[..^Operation.Length];
        var isVersioned = new Uri(url).Segments.Any(s => s is ['v', >= '0' and <= '9', ..]);
        return new Uri(isVersioned ? url : url + (model.Provider == Azure ? "/openai/v1" : "/v1"));
    }
}
