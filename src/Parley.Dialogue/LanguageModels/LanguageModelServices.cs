using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Parley.Dialogue.Deadlines;
using Parley.Dialogue.LanguageModels.Accounting;
using Parley.Dialogue.LanguageModels.Circuits;
using Parley.Dialogue.LanguageModels.Offers;
using Parley.Dialogue.LanguageModels.Registry;
using Parley.Dialogue.LanguageModels.Speculation;
using Parley.Dialogue.LanguageModels.Summaries;
using Parley.Dialogue.LanguageModels.ToolCalls;
using Parley.Handoff;
using Parley.LanguageModels;
using Parley.Tools;

namespace Parley.Dialogue.LanguageModels;

public static class LanguageModelServices
{
    /// <summary>The models of the section <c>Parley:Models</c>; docs/models.md tells what stands there.</summary>
    /// <exception cref="OptionsValidationException">Something is wrong; every fault is named.</exception>
    public static IServiceCollection AddConfiguredModels(this IServiceCollection services, IConfiguration configuration)
    {
        var (options, faults) = ModelsReader.Read(configuration);
        if (faults.Count > 0)
            throw new OptionsValidationException(ModelsReader.Section, typeof(ModelsOptions), faults);
        // The shorthand for laptops: PARLEY_LOCAL_MODEL is off, offer, use, or the name of the model to use.
        options = configuration["PARLEY_LOCAL_MODEL"]?.Trim() switch
        {
            null or "" => options,
            var word when Enum.TryParse<DiscoveryConsent>(word, ignoreCase: true, out var consent) && Enum.IsDefined(consent) => options with { Discovery = consent },
            var name => options with { Discovery = DiscoveryConsent.Use, DiscoveredModel = name },
        };
        return services.AddSingleton(options);
    }

    /// <summary>Routing, racing, circuits, accounts and tool calls over whatever providers and models are registered; none is fine too.</summary>
    internal static IServiceCollection AddLanguageModels(this IServiceCollection services)
    {
        services.AddOptions<ChatReplyOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(new ModelsOptions());
        services.TryAddSingleton<IToolGateway, NoTools>();
        services.TryAddSingleton<IToolHistory, CallToolHistory>();
        services.AddSingleton(provider => new ModelRegistry(
            provider.GetRequiredService<ModelsOptions>(), provider.GetServices<IModelProvider>(), provider.GetServices<ConfiguredModel>(),
            provider.GetService<IConfiguration>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ModelSpend>();
        services.AddSingleton<ModelMetrics>();
        services.AddSingleton<ModelAccounts>();
        services.AddSingleton<AbandonedReplies>();
        services.AddSingleton<ToolErrands>();
        services.AddSingleton<ILanguageModels, RoutedLanguageModels>();
        services.AddSingleton<ModelOffers>();
        services.AddSingleton<IModelStatus>(provider => provider.GetRequiredService<ModelOffers>());
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<ModelOffers>());
        services.AddHostedService<ModelProbes>();
        services.AddSingleton<ChatReplyGenerator>();
        services.AddSingleton<IHandoffSummaries, CallSummaries>();
        services.AddSingleton<ISpeculativeRepliesFactory, SpeculativeRepliesFactory>();
        return services;
    }
}
