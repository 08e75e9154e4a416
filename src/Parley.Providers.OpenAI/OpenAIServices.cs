using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Parley.LanguageModels;

namespace Parley.Providers.OpenAI;

public static class OpenAIServices
{
    /// <summary>Lets configured models be of the providers <c>openai_compatible</c> and <c>azure</c>.</summary>
    public static IServiceCollection AddOpenAIModels(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IModelProvider, OpenAIModelProvider>());
        return services;
    }

    /// <summary>
    /// The model <c>default</c> on any OpenAI-compatible server (vLLM, TGI, LM Studio...), if the shorthand variables name one; see
    /// <see cref="OpenAICompatibleModelOptions"/>. Without them nothing is registered.
    /// </summary>
    /// <exception cref="OptionsValidationException">Half configured, or wrongly.</exception>
    public static IServiceCollection AddOpenAICompatibleModel(this IServiceCollection services, IConfiguration configuration)
    {
        var options = OpenAICompatibleModelOptions.Read(configuration);
        if (!options.IsConfigured)
            return services;
        options.Validate();
        var model = new ModelDefinition { Name = "default", Provider = OpenAIModelProvider.Compatible, Url = new Uri(options.Url), Model = options.Name };
        return services.AddOpenAIModels().AddSingleton(new ConfiguredModel(model, options.ApiKey));
    }
}
