using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Parley.Agents.Checks;
using Parley.Agents.Texts;
using Parley.Agents.Versions;
using Parley.Tenancy;

namespace Parley.Agents;

public static class AgentsServices
{
    /// <summary>Agents: read from files and from the API, saved as versions, published. Needs an <see cref="IAgentVersionStore"/> and logging.</summary>
    public static IServiceCollection AddAgents(this IServiceCollection services)
    {
        services.AddOptions<AgentsOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IValidateOptions<AgentsOptions>, AgentFilesValidation>();
        services.AddSingleton<ITenantValues, TenantFiles>();
        services.AddSingleton<IAgentTexts, AgentTexts>();
        services.AddSingleton<IAgentCheck, TenantFileCheck>();
        services.AddSingleton<IAgentCheck, TextsCheck>();
        services.AddSingleton<AgentVersions>();
        services.AddSingleton<IAgentVersions>(provider => provider.GetRequiredService<AgentVersions>());
        services.AddSingleton<AgentFileImport>();
        services.AddSingleton<IAgentFiles>(provider => provider.GetRequiredService<AgentFileImport>());
        services.AddSingleton<IAgentCatalog, VersionedAgentCatalog>();
        return services;
    }

    /// <summary>
    /// What else must hold before an agent answers calls. Needs the tools' directory and the guardrails' chain; checks voices, knowledge and
    /// language models where the host has any.
    /// </summary>
    public static IServiceCollection AddAgentChecks(this IServiceCollection services)
    {
        services.AddSingleton<IAgentCheck, ToolsCheck>();
        services.AddSingleton<IAgentCheck, GuardrailsCheck>();
        services.AddSingleton<IAgentCheck, SpeechCheck>();
        services.AddSingleton<IAgentCheck, KnowledgeCheck>();
        services.AddSingleton<IAgentCheck, ModelsCheck>();
        return services;
    }
}
