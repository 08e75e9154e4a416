using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenAI;

namespace Parley.Providers.OpenAI;

public static class OpenAIServiceCollectionExtensions
{
    /// <summary>
    /// The <see cref="IChatClient"/> of any OpenAI-compatible server (vLLM, Ollama, LM Studio...), if one is configured; see
    /// <see cref="OpenAICompatibleModelOptions"/>. Without configuration nothing is registered.
    /// </summary>
    /// <exception cref="OptionsValidationException">Half configured, or wrongly.</exception>
    public static IServiceCollection AddOpenAICompatibleModel(this IServiceCollection services, IConfiguration configuration)
    {
        var options = OpenAICompatibleModelOptions.Read(configuration);
        if (!options.IsConfigured)
            return services;
        options.Validate();
        services.AddSingleton(Options.Create(options));
        services.AddSingleton(_ => Client(options));
        return services;
    }

    private static IChatClient Client(OpenAICompatibleModelOptions options)
    {
        // Servers that ask for no key ignore it, but the client insists on one.
        var key = new ApiKeyCredential(options.ApiKey.Length > 0 ? options.ApiKey : "none");
        // A live caller is not kept waiting for retries: the grounded answer is faster than a second attempt.
        var client = new OpenAIClientOptions { Endpoint = options.Endpoint, RetryPolicy = new ClientRetryPolicy(maxRetries: 0) };
        return new OpenAIClient(key, client).GetChatClient(options.Name).AsIChatClient();
    }
}
