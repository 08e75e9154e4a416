using Microsoft.Extensions.DependencyInjection;
using Parley.LanguageModels;

namespace Parley.Providers.Anthropic;

public static class AnthropicServices
{
    /// <summary>Lets configured models be of the provider <c>anthropic</c>.</summary>
    public static IServiceCollection AddAnthropicModels(this IServiceCollection services) => services.AddSingleton<IModelProvider, AnthropicModelProvider>();
}
