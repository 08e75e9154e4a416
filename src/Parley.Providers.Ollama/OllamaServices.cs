using Microsoft.Extensions.DependencyInjection;
using Parley.LanguageModels;

namespace Parley.Providers.Ollama;

public static class OllamaServices
{
    /// <summary>Lets configured models be of the provider <c>ollama</c>, and finds an Ollama on this machine.</summary>
    /// <param name="local">Where to look for it; null for where it usually listens.</param>
    public static IServiceCollection AddOllamaModels(this IServiceCollection services, Uri? local = null) => services
        .AddSingleton<IModelProvider, OllamaModelProvider>()
        .AddSingleton<IModelDiscovery>(new LocalOllama(local ?? LocalOllama.DefaultUrl));
}
